/** docs/onboarding.md of the steps of a walk. */
import { PACES, clock } from './walk.mjs';

function section({ name, what, fields, keys, pictures, from, to }) {
  const typed = fields === 0 ? '' : `, ${fields} ${fields === 1 ? 'field' : 'fields'}${keys === 0 ? '' : ` with ${keys} keys`}`;
  const shown = pictures.map((picture) => {
    const size = picture.width < 600 ? ' width="290"' : '';
    return size
      ? `<img src="images/onboarding/${picture.name}.png" alt="${picture.words}"${size}>`
      : `![${picture.words}](images/onboarding/${picture.name}.png)`;
  });
  return [
    `### ${name}`,
    '',
    `${upper(what)}. From ${clock(from)} to ${clock(to)}${typed}.`,
    '',
    ...shown.flatMap((line) => [line, '']),
  ].join('\n');
}

const upper = (text) => text[0].toUpperCase() + text.slice(1);

const { key, press, look } = PACES.human;
const WORDS = {
  human: `For a text it takes as long as typing it at ${60_000 / key / 5} words a minute (${key} ms a key), it waits ${press / 1000} s before each
press and looks ${look / 1000} s at each new page; a person who has to think about an answer needs longer, one who pastes it needs less.`,
  machine: `It fills in and presses as fast as the pages answer, so they say how long the product takes, and not how long a
person does: \`npm run walk\` without more words walks at the pace of one.`,
};

/** The page of a walk: its first `liveAfter` steps lead to the first call, the others come afterwards. */
export function onboardingPage(steps, liveAfter, pace) {
  const live = steps.slice(0, liveAfter);
  const added = live.find((step) => step.offered !== undefined);
  const fields = live.reduce((sum, step) => sum + step.fields, 0);
  const rows = live.map(
    ({ name, what, from, to, fields: typed }) => `| ${name} | ${what} | ${clock(from)} | ${clock(to)} | ${typed === 0 ? '' : typed} |`,
  );
  const afterwards = steps.slice(liveAfter).filter((step) => step.to !== undefined);
  const day = steps[0].at.toISOString().slice(0, 10);
  return `# From nothing to a live client

Written by \`npm run walk\`, which drives a real browser through a fresh \`npm start\` and takes the pictures; do not edit. Last on ${day}.

The times are those of the script's clock. ${WORDS[pace]}
The phone network is the simulator, the website is served on the same machine.

**${clock(live.at(-1).to)} minutes** from the sign-in page to the text that the first missed caller receives. Adding the client offers
${added.offered} fields, of which ${added.fields} were filled (at most 12 were allowed); the whole way takes ${fields}.

| Step | What | From | To | Fields |
|---|---|---|---|---|
${rows.join('\n')}

## Step by step

${live.map(section).join('\n')}
${afterwards.length === 0 ? '' : `## Afterwards\n\n${afterwards.map(section).join('\n')}`}`;
}
