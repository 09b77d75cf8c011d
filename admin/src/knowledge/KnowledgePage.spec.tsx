import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import { allPermissions, fakeProvider, show } from '../test/Console';
import { pagesOf } from '../test/pages';
import type { FoundChunk, KnowledgeDetail, QuestionCluster, WebsiteScan } from '../shared/types';
import KnowledgePage from './KnowledgePage';
import { diffLines } from './knowledge.rules';

const row = (over: Partial<KnowledgeDetail> = {}): KnowledgeDetail => ({
  id: 'k1',
  kind: 'file',
  title: 'faq',
  sourceUrl: null,
  fileName: 'faq.txt',
  chunkCount: 3,
  pairCount: 2,
  lastVerifiedAt: '2026-11-20T15:00:00Z',
  isStale: false,
  staleReason: null,
  version: 1,
  createdAt: '2026-11-20T15:00:00Z',
  updatedAt: '2026-11-20T15:00:00Z',
  content: 'Q: Do you take cards?\nA: Yes.',
  foundContent: null,
  ...over,
});
const found: FoundChunk = {
  documentId: 'k1',
  title: 'faq',
  kind: 'file',
  sourceUrl: null,
  heading: 'Do you take cards?',
  body: 'Yes, all of them.',
  isStale: false,
  relevance: 0.92,
  score: 0.94,
};
const scanOf = (over: Partial<WebsiteScan> = {}): WebsiteScan => ({
  id: 's1',
  url: 'https://north.example/',
  state: 'running',
  pages: [
    { url: 'https://north.example/', state: 'read' },
    { url: 'https://north.example/faq', state: 'skipped', reason: 'This page does not exist.' },
    { url: 'https://north.example/about', state: 'waiting' },
  ],
  error: null,
  createdAt: '2026-11-20T15:00:00Z',
  finishedAt: null,
  ...over,
});
let scans: WebsiteScan[] = [];
let questions: QuestionCluster[] = [];
const asked = (over: Partial<QuestionCluster> = {}): QuestionCluster => ({
  question: 'do you do heat pumps',
  times: 4,
  questionIds: ['q1', 'q2'],
  examples: ['heat pumps?'],
  isFromCustomers: true,
  firstAskedAt: '2026-11-18T15:00:00Z',
  lastAskedAt: '2026-11-20T15:00:00Z',
  ...over,
});
beforeEach(() => {
  scans = [];
  questions = [];
});
const open = (rows: KnowledgeDetail[], answers: Record<string, unknown> = {}, permissions = allPermissions) =>
  show(<KnowledgePage />, {
    provider: fakeProvider({
      getList: (resource: string) => {
        const data = resource === 'knowledge/scans' ? scans : rows;
        return Promise.resolve({ data, total: data.length });
      },
      questionClusters: () => Promise.resolve({ data: questions, total: questions.length }),
      getOne: () => Promise.resolve({ data: rows[0] }),
      knowledgeStatus: () =>
        Promise.resolve({
          documents: rows.length,
          chunks: 3,
          staleDocuments: rows.filter((one) => one.isStale).length,
          mayStateNumbers: true,
        }),
      knowledgeChunks: () =>
        Promise.resolve({ data: [{ id: 'c1', position: 1, heading: 'Do you take cards?', body: 'Yes.', isPair: true }] }),
      ...answers,
    }),
    permissions,
  });

describe('knowledge', () => {
  it('says what to do when nothing is known', async () => {
    await open([]);
    expect(await screen.findByText('Nothing is known yet')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Upload a file' })).toBeEnabled();
    expect(screen.queryByText('Ask a test question')).toBeNull();
  });

  it('lists what is known, and opens its pieces', async () => {
    await open([row()]);
    expect(await screen.findByText('File · 2 questions · 1 passage')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /faq/ }));
    const pieces = await screen.findByRole('list', { name: 'Pieces' });
    expect(within(pieces).getByText('Do you take cards?')).toBeVisible();
  });

  it('shows more than a hundred documents, a step at a time', async () => {
    const many = Array.from({ length: 110 }, (_, index) => row({ id: `k${index}`, title: `Document ${index}` }));
    const pages = pagesOf(many);
    await open(many, {
      getList: (...asked: Parameters<typeof pages>) => (asked[0] === 'knowledge' ? pages(...asked) : pagesOf([])(...asked)),
    });
    // by its words: a search by role computes the name of every button of the hundred rows
    for (const left of [85, 60, 35, 10]) await userEvent.click(await screen.findByText(`Show more (${left})`, { selector: 'button' }));
    expect(await screen.findByText('Document 109')).toBeVisible();
    expect(screen.queryByText(/Show more/)).toBeNull();
  });

  it('uploads a file and says what was understood', async () => {
    const uploadKnowledge = vi.fn(() => Promise.resolve(row()));
    await open([row()], { uploadKnowledge });
    await userEvent.upload(await screen.findByLabelText('File to upload'), new File(['Q: x?\nA: y'], 'faq.txt', { type: 'text/plain' }));
    expect(await screen.findByText('"faq" is known: 2 questions with answers')).toBeVisible();
    expect(uploadKnowledge).toHaveBeenCalledTimes(1);
  });

  it('shows why a file was refused, and that nothing is lost', async () => {
    await open([row()], { uploadKnowledge: () => Promise.reject(new HttpError('The table holds a formula.', 422, {})) });
    await userEvent.upload(await screen.findByLabelText('File to upload'), new File(['=1'], 'faq.csv'));
    expect(await screen.findByText(/The table holds a formula\. Nothing was changed\./)).toBeVisible();
  });

  it('answers a test question with its source', async () => {
    const askKnowledge = vi.fn(() =>
      Promise.resolve({ scorer: 'lexical', threshold: 0.55, found: [found], nearest: null, mayStateNumbers: true }),
    );
    await open([row()], { askKnowledge });
    await userEvent.type(await screen.findByLabelText('Question'), 'cards?{Enter}');
    expect(await screen.findByText('Yes, all of them.')).toBeVisible();
    expect(screen.getByText('From faq · covers 92 % of the question')).toBeVisible();
    expect(askKnowledge).toHaveBeenCalledWith('cards?');
  });

  it('says so when nothing answers', async () => {
    await open([row()], {
      askKnowledge: () =>
        Promise.resolve({ scorer: 'lexical', threshold: 0.55, found: [], nearest: { ...found, relevance: 0.3 }, mayStateNumbers: true }),
    });
    await userEvent.type(await screen.findByLabelText('Question'), 'pools?{Enter}');
    expect(await screen.findByText(/Nothing here answers this/)).toBeVisible();
    expect(screen.getByText(/covers 30 % of the question; 55 % are needed/)).toBeVisible();
  });

  it('warns of what is out of date, shows the difference and takes the decision', async () => {
    const verifyKnowledge = vi.fn(() => Promise.resolve(row()));
    await open(
      [
        row({
          kind: 'page',
          sourceUrl: 'https://north.example/prices',
          isStale: true,
          staleReason: 'changed',
          content: 'Visit: $89',
          foundContent: 'Visit: $99',
        }),
      ],
      {
        verifyKnowledge,
      },
    );
    expect(await screen.findByText(/One document is out of date/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /faq/ }));
    const changes = await screen.findByRole('region', { name: 'What has changed' });
    expect(within(changes).getByText('Visit: $89').tagName).toBe('DEL');
    expect(within(changes).getByText('Visit: $99').tagName).toBe('INS');
    await userEvent.click(screen.getByRole('button', { name: 'Take over the new text' }));
    expect(verifyKnowledge).toHaveBeenCalledWith('k1', 'accept');
  });

  it('lets a reader read and ask, and nothing else', async () => {
    await open([row()], {}, ['knowledge.read']);
    expect(await screen.findByText('Ask a test question')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Upload a file' })).toBeNull();
  });

  it('keeps what was typed when saving fails', async () => {
    await open([], { create: () => Promise.reject(new HttpError('Out of order.', 503, {})) });
    await screen.findByText('Nothing is known yet');
    await userEvent.click(await screen.findByRole('button', { name: 'Write a note' }));
    await userEvent.type(await screen.findByLabelText(/Title/), 'Prices');
    await userEvent.type(screen.getByLabelText(/Text/), 'A visit is 89 dollars.');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Out of order.')).toBeVisible();
    expect(screen.getByLabelText(/Text/)).toHaveValue('A visit is 89 dollars.');
  });
});

describe('questions that nobody could answer', () => {
  it('are one row per meaning, answered where they stand, in better words if need be', async () => {
    questions = [asked()];
    const answerQuestions = vi.fn(() => Promise.resolve({ documentId: 'k2' }));
    await open([row()], { answerQuestions });
    const list = await screen.findByRole('list', { name: 'Questions without an answer' });
    expect(within(list).getByText(/Asked 4 times, last on/)).toBeVisible();
    expect(within(list).getByText(/2 wordings/)).toBeVisible();
    expect(within(within(list).getByRole('list', { name: 'Also asked as' })).getByText('“heat pumps?”')).toBeVisible();
    await userEvent.click(within(list).getByRole('button', { name: 'Answer' }));
    const form = within(list).getByRole('form', { name: 'Answer do you do heat pumps' });
    expect(within(form).getByRole('button', { name: 'Save the answer' })).toBeDisabled();
    await userEvent.clear(within(form).getByLabelText(/Question/));
    await userEvent.type(within(form).getByLabelText(/Question/), 'Do you install heat pumps?');
    await userEvent.type(within(form).getByLabelText(/Answer/), 'Yes, all makes.');
    await userEvent.click(within(form).getByRole('button', { name: 'Save the answer' }));
    expect(answerQuestions).toHaveBeenCalledWith(['q1', 'q2'], { question: 'Do you install heat pumps?', answer: 'Yes, all makes.' });
  });

  it('keep what was typed when saving fails', async () => {
    questions = [asked()];
    await open([row()], { answerQuestions: () => Promise.reject(new HttpError('Somebody has settled this question.', 409, {})) });
    await userEvent.click(await screen.findByRole('button', { name: 'Answer' }));
    await userEvent.type(screen.getByRole('textbox', { name: /Answer/ }), 'Yes.');
    await userEvent.click(screen.getByRole('button', { name: 'Save the answer' }));
    expect(await screen.findByText('Somebody has settled this question.')).toBeVisible();
    expect(screen.getByRole('textbox', { name: /Answer/ })).toHaveValue('Yes.');
  });

  it('are taken off the list, and only read by a reader', async () => {
    questions = [asked({ times: 1, questionIds: ['q1'], examples: [], isFromCustomers: false })];
    const dismissQuestions = vi.fn(() => Promise.resolve());
    await open([row()], { dismissQuestions });
    expect(await screen.findByText(/Asked once, by you while testing/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Not for us' }));
    expect(dismissQuestions).toHaveBeenCalledWith(['q1']);
  });

  it('show no buttons to a reader', async () => {
    questions = [asked()];
    await open([row()], {}, ['knowledge.read']);
    expect(await screen.findByText('do you do heat pumps')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Answer' })).toBeNull();
  });
});

it('looks at a page again when asked to, and says what it saw', async () => {
  const checkKnowledge = vi.fn(() => Promise.resolve(row({ kind: 'page', isStale: true, staleReason: 'changed' })));
  await open([row({ kind: 'page', sourceUrl: 'https://north.example/' })], { checkKnowledge });
  await userEvent.click(await screen.findByRole('button', { name: /faq/ }));
  await userEvent.click(await screen.findByRole('button', { name: 'Look at the page again' }));
  expect(checkKnowledge).toHaveBeenCalledWith('k1');
  expect(await screen.findByText('The page says something else now')).toBeVisible();
});

describe('a website scan', () => {
  it('is started with an address', async () => {
    const scanWebsite = vi.fn(() => Promise.resolve(scanOf()));
    await open([row()], { scanWebsite });
    await screen.findByText('Ask a test question');
    await userEvent.click(screen.getByRole('button', { name: 'Scan a website' }));
    await userEvent.type(await screen.findByLabelText(/Address/), 'north.example{Enter}');
    expect(scanWebsite).toHaveBeenCalledWith('north.example');
  });

  it('shows how far it is, and which pages were left out and why', async () => {
    scans = [scanOf()];
    await open([row()]);
    expect(await screen.findByText('Page 3 of 3…')).toBeVisible();
    expect(screen.getByRole('progressbar', { name: 'Pages read' })).toHaveAttribute('aria-valuenow', '67');
    await userEvent.click(screen.getByText('One page was left out'));
    expect(screen.getByText('north.example/faq: This page does not exist.')).toBeVisible();
  });

  it('says why it failed, and that nothing is lost', async () => {
    scans = [scanOf({ state: 'failed', pages: [], error: 'The robots.txt of this website forbids reading it.' })];
    await open([row()]);
    expect(await screen.findByText(/robots\.txt of this website forbids reading it\. What was known before is unchanged\./)).toBeVisible();
  });

  it('says what was read', async () => {
    scans = [scanOf({ state: 'done' })];
    await open([row()]);
    expect(await screen.findByText('1 page was read.')).toBeVisible();
  });
});

describe('diffLines', () => {
  it('finds what went and what came', () =>
    expect(diffLines('a\nb\nc', 'a\nx\nc')).toEqual([
      { kind: 'same', text: 'a' },
      { kind: 'gone', text: 'b' },
      { kind: 'new', text: 'x' },
      { kind: 'same', text: 'c' },
    ]));
});
