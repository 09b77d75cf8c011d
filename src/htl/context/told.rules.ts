// What is sent of a compiled context, piece by piece: a piece is counted in the form in which it leaves.
import type { EngineTold } from '../../engines/engine.port.js';
import type { TokenCounter } from '../../engines/tokens.rules.js';
import { partOf, textsOf, type CompiledContext, type Measure, type PartName, type Piece } from './budget.rules.js';

/** A piece as it stands in the data of a prompt. */
function sentAs(name: PartName, piece: Piece): unknown {
  const { text } = piece;
  switch (name) {
    case 'profile':
      return piece.fact ?? piece.service ?? text;
    case 'knowledge':
    case 'older':
      return { text, from: piece.from ?? '' };
    case 'recent':
      return { from: piece.from ?? '', text };
    case 'new':
      return { id: piece.id ?? '', text };
    default:
      return text;
  }
}

/** Tokens of a piece in the data document, with the comma behind it. */
export function measureOfData(count: TokenCounter): Measure {
  return (name, piece) => count(`${JSON.stringify(sentAs(name, piece))},`);
}

/** All that was kept, in the form of the data document. */
export function toldOf(compiled: CompiledContext): EngineTold {
  const pieces = (name: PartName): readonly Piece[] => partOf(compiled, name).pieces;
  const profile = pieces('profile');
  const found = (name: 'knowledge' | 'older'): EngineTold['knowledge'] =>
    pieces(name).map(({ text, from }) => ({ text, from: from ?? '' }));
  return {
    services: profile.flatMap(({ service }) => (service ? [service] : [])),
    facts: profile.flatMap(({ fact }) => (fact ? [fact] : [])),
    rules: textsOf(compiled, 'rules'),
    tone: textsOf(compiled, 'tone'),
    guardrails: textsOf(compiled, 'guardrails'),
    scripts: textsOf(compiled, 'scripts'),
    slots: textsOf(compiled, 'slots'),
    summary: textsOf(compiled, 'summary'),
    state: textsOf(compiled, 'state'),
    ctas: textsOf(compiled, 'cta'),
    knowledge: found('knowledge'),
    older: found('older'),
    recent: pieces('recent').map(({ from, text }) => ({ from: from ?? '', text })),
    texts: pieces('new').map(({ id, text }) => ({ id: id ?? '', text })),
  };
}
