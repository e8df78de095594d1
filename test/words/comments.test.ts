import { readdirSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectToShrink } from './shrinking.ts';

const OPENING = /^(What|How|Where|Whether|Why|Whose?|When|Which|Of|Without|That)\b/;
const WORDS = /\b(told of|stands|comes to|goes on|as it is|mend|hardly)\b/i;
const MOST_WORDS = 25;

const files = ['src', 'test', '.scripts'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.split(sep).join('/')}`)
    .filter((name) => /\.m?ts$|\.mjs$/.test(name)),
);

/** Texts of each file, with its room: a folder of src, the tests or the scripts. */
const comments = files.map((file) => ({
  room: file
    .split('/')
    .slice(0, file.startsWith('src/') ? 2 : 1)
    .join('/'),
  ...textsOf(readFileSync(file, 'utf8')),
}));

describe('comments', () => {
  it('open with a verb or a noun phrase', async () => {
    await expectToShrink(
      counted(({ docs }) => docs.filter((text) => OPENING.test(text))),
      'comment-openings.json',
    );
  });

  it('use standard words', async () => {
    await expectToShrink(
      counted(({ all }) => all.filter((text) => WORDS.test(text))),
      'comment-words.json',
    );
  });

  it(`begin with a sentence of at most ${MOST_WORDS} words`, async () => {
    await expectToShrink(
      counted(({ docs }) => docs.filter((text) => wordsIn(firstSentence(text)) > MOST_WORDS)),
      'comment-lengths.json',
    );
  });
});

describe('titles of tests', () => {
  it('use standard words, with the subject first', async () => {
    await expectToShrink(
      counted(({ titles }) => titles.filter((text) => OPENING.test(text) || WORDS.test(text))),
      'titles.json',
    );
  });
});

it('finds comments and titles', () => {
  const { docs, all, titles } = textsOf(`
    /** First letter: \`a\`. More of it. */
    const a = 1; // the first
    /**
     * Returns the sum,
     * in percent.
     *
     * @throws Error never
     */
    it('adds up', () => {});
  `);
  expect(docs).toEqual(['First letter: `a`. More of it.', 'Returns the sum, in percent.']);
  expect(all).toHaveLength(3);
  expect(titles).toEqual(['adds up']);
  expect(docs.map(firstSentence)).toEqual(['First letter: `a`.', 'Returns the sum, in percent.']);
});

type Texts = ReturnType<typeof textsOf>;

function textsOf(code: string) {
  const docs = [...code.matchAll(/\/\*\*([\s\S]*?)\*\//g)].map(([, text = '']) =>
    text
      .replace(/^\s*\* ?/gm, '')
      .split(/\n\s*\n|^@/m, 1)
      .join('')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  const lines = [...code.matchAll(/(?:^|\s)\/\/ (.*)/gm)].map(([, text = '']) => text);
  const titles = [...code.matchAll(/\b(?:describe|it|test)(?:\.\w+)?\(\s*'([^']+)'/g)];
  return { docs, all: [...docs, ...lines], titles: titles.map(([, text = '']) => text) };
}

function counted(find: (texts: Texts) => readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const own of comments) counts[own.room] = (counts[own.room] ?? 0) + find(own).length;
  return counts;
}

function firstSentence(text: string): string {
  return text.split(/(?<=[.!?])\s/, 1)[0] ?? '';
}

function wordsIn(sentence: string): number {
  return sentence.split(/\s+/).length;
}
