import { SseParser } from './sse-parser';

const all = (chunks: string[]) => {
  const parser = new SseParser();
  return chunks.flatMap((chunk) => parser.push(chunk));
};

describe('SseParser', () => {
  it('reads events with and without an id', () => {
    expect(all(['id: 7\ndata: {"a":1}\n\ndata: x\n\n'])).toEqual([
      { id: '7', event: 'message', data: '{"a":1}' },
      { id: '7', event: 'message', data: 'x' },
    ]);
  });

  it('does not care where the chunks are cut', () => {
    const text = ': beat\n\nid: 12\nevent: reset\ndata: one\ndata: two\n\nid: 13\ndata: three\n\n';
    const whole = all([text]);
    expect(whole).toEqual([
      { id: '12', event: 'reset', data: 'one\ntwo' },
      { id: '13', event: 'message', data: 'three' },
    ]);
    for (let cut = 1; cut < text.length; cut += 1) expect(all([text.slice(0, cut), text.slice(cut)])).toEqual(whole);
    expect(all([...text])).toEqual(whole);
  });

  it('accepts every kind of line end', () => {
    expect(all(['data: a\r\n\r\n', 'data: b\r\r', 'data: c\n\n']).map((event) => event.data)).toEqual(['a', 'b', 'c']);
  });

  it('ignores comments, unknown fields and events without data', () => {
    expect(all([': heartbeat\n\nretry: 5\nid: 9\n\n', 'data:no space\n\n'])).toEqual([{ id: '9', event: 'message', data: 'no space' }]);
  });
});
