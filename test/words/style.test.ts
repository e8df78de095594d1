import { describe, expect, it } from 'vitest';
import { type Sentence, sentences } from './entries.ts';

/** Entries with a sentence of more than 20 words still; the list only shrinks. */
const LONG: readonly string[] = [];

/** Words that the style guide replaces, and what it writes. */
const AVOIDED: readonly (readonly [RegExp, string])[] = [
  [/\b(stands?|lies|goes on|comes to|takes from|tells? of|told of)\b/i, 'is, has, shows'],
  [/\bmend(s|ed)?\b/i, 'fix'],
  [/\b(hardly|of course|in truth|after all|as ever|as it is)\b/i, 'nothing: no asides'],
  [/\b(every|some)body\b/i, 'everyone, someone'],
  [/\bpersons\b/i, 'people'],
  [/\b1 (?!is\b|was\b|has\b|less\b)[a-z]+s\b|\b1 (criteria|people)\b/, 'the singular after 1'],
  [/\band 1 more\b/, 'the last item'],
  [/\d %/, 'no space before %'],
  [/\beffort \d|\bof 100\b(?! points)/, 'effort units, %'],
  [/\b(voices?|said so|what was said)\b/i, 'answer'],
  [/\b(mistakes?|flaws?)\b/i, 'error, warning'],
  [/\b(director(y|ies))\b/i, 'folder'],
  [/\b(digest|heir|excuse|standing|must that|a must)\b/i, 'the words of the glossary'],
  [/\bcomes? with align\b|\bshipped\b/i, 'built-in'],
  [/\b(can't|isn't|doesn't|didn't|won't|aren't|wasn't|hasn't|it's|you're)\b/i, 'no contractions'],
  [/\b(?!size|prize|seize)\w+(iz(e|es|ed|ing|ations?))\b/i, '-ise'],
  [/\b(colors?|center|behavior|favorite|license)\b/i, 'British spelling'],
];

/** Entries whose wording is that of the design of reports and screens. */
const DESIGNED = [
  'conversation.help.rule',
  'conversation.setup.takes',
  'document.topics.teams',
  'document-summary.lead.apart',
];

const OPENINGS = /(?:^|[.!?]\s+)(What|How|Where|Whether|That|Of whom|Of which)\b(?!.*\?)/;

const all = (await sentences()).filter(({ id }) => !DESIGNED.includes(id));

describe('the words that people read', () => {
  it('are sentences of at most 20 words', () => {
    const long = all.filter(({ text }) => sentencesIn(text).some((one) => wordsIn(one) > 20));
    expect(idsOf(long)).toEqual(LONG);
  });

  it.each(AVOIDED)('do without %s', (pattern) => {
    expect(all.filter(({ text }) => pattern.test(prose(text)))).toEqual([]);
  });

  it('open with the subject', () => {
    // Headings, which have no full stop, are no sentences.
    const meant = all.filter(({ id, text }) => !id.startsWith('document') || /[.!?]$/.test(text));
    expect(meant.filter(({ text }) => OPENINGS.test(text))).toEqual([]);
  });

  it('begin lower case and end without a full stop where they are parts of an error', () => {
    const parts = all.filter(({ id }) => /\.(message|hint|what|fix|why)$/.test(id));
    const odd = parts.filter(
      ({ text }) => /^(?!GitHub)[A-Z][a-z]/.test(text) || /[.!]$/.test(text),
    );
    expect(odd).toEqual([]);
  });
});

function idsOf(found: readonly Sentence[]): readonly string[] {
  return [...new Set(found.map(({ id }) => id))];
}

/** Sentences of a text: examples, tables and lists in it have a line each. */
function sentencesIn(text: string): readonly string[] {
  return text.split(/(?<=[.!?:])\s+|\n/);
}

function wordsIn(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /[a-z]/i.test(word)).length;
}

/** Text without what is quoted or typed: code, values and options keep their spelling. */
function prose(text: string): string {
  return text.replace(/`[^`]*`|"[^"]*"|--[\w-]+|\S+[./]\S+/g, '…');
}
