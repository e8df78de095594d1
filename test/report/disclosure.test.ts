import { describe, expect, it } from 'vitest';
import type { GapReport } from '../../src/analysis/gap-report.ts';
import type { Answers } from '../../src/answers/answers.ts';
import { personalFinder } from '../../src/report/disclosure/people.ts';
import { disclosureIn, identifiersIn } from '../../src/report/disclosure/search.ts';
import { checklist, criterion, point } from '../having.ts';
import { reportOn } from './having-report.ts';

const definition = checklist(point('p', 1, criterion('icp', { question: 'Do reps mark leads?' })));

/** Returns a report on the answers of one person. */
function answeredBy(
  respondent: Answers['respondent'],
  answer: Answers['answers'][string] = 2,
): GapReport {
  return reportOn(definition, {
    format: 1,
    checklist: { id: definition.id, version: '1.0.0' },
    subject: 'Grace & Co',
    date: '2024-05-06',
    respondent: { group: 'sales', ...respondent },
    answers: { icp: answer },
  });
}

/** Returns the kind of the first secret of the report that a text contains; `null` for none. */
function found(text: string, report: GapReport, withNotes = false): string | null {
  return disclosureIn(text, identifiersIn([report], { withNotes }))?.kind ?? null;
}

const kathy = answeredBy({ id: 'k-miller', name: 'Kathy Müller-Lee', role: 'VP Marketing' });

describe('a finished report', () => {
  it.each([
    { text: 'Kathy Müller-Lee said so', kind: 'name', because: 'the whole name is in it' },
    { text: 'as KATHY knows', kind: 'name', because: 'a part of the name is in it, in capitals' },
    { text: "in Kathy's words", kind: 'name', because: 'an apostrophe ends a word' },
    { text: 'Kathyville', kind: null, because: 'a name inside a longer word is none' },
    { text: 'as k-miller said', kind: 'id', because: 'the id is in it' },
    { text: 'K\\u0061thy', kind: 'name', because: 'JSON writes a letter by its number' },
    { text: 'M&uuml;ller', kind: null, because: 'no format of ours writes letters so' },
    { text: 'M&#252;ller', kind: 'name', because: 'HTML writes a letter by its number' },
    { text: 'Ka<wbr>thy', kind: 'name', because: 'a tag stands in the word' },
    {
      text: '<w:t>Ka</w:t></w:r><w:r><w:t>thy</w:t>',
      kind: 'name',
      because: 'two runs make one word',
    },
    { text: '<text>Kathy</text><text>Sam</text>', kind: 'name', because: 'tags end words' },
    { text: '<title>by Kathy</title>', kind: 'name', because: 'it is in a title' },
    { text: '<g aria-label="Kathy: 3">', kind: 'name', because: 'it is in an attribute' },
    { text: 'Ka\u00adthy', kind: 'name', because: 'a soft hyphen is not seen' },
    { text: 'said Kat\n    hy', kind: 'name', because: 'the line was full' },
    { text: 'a\\_b Müller\\-Lee', kind: 'name', because: 'Markdown escapes its marks' },
    { text: 'round/k-miller.yaml', kind: 'id', because: 'a file is named like the id' },
    { text: 'round%2FKathy.yaml', kind: 'name', because: 'an address writes a slash so' },
    { text: '\u001b[1mKathy\u001b[0m', kind: 'name', because: 'colours are no letters' },
    { text: 'Mu\u0308ller', kind: 'name', because: 'it is the same letter in two parts' },
    { text: 'VP Marketing', kind: null, because: 'roles and groups name nobody' },
    { text: 'data:image/png;base64,iVB+Kathy+AAA=', kind: null, because: 'it is a picture' },
  ])('$because: $text', ({ text, kind }) => {
    expect(found(text, kathy)).toBe(kind);
  });

  it.each([
    { id: 'ceo', role: 'CEO', text: 'ask the ceo', kind: null, because: 'an id is a role' },
    { id: 'sales', text: 'sales said so', kind: null, because: 'an id is a group' },
    {
      id: 'x',
      name: 'Mark Page',
      text: 'Do reps mark leads?',
      kind: null,
      because: 'the checklist has the word',
    },
    {
      id: 'x',
      name: 'Grace Kim',
      text: 'for Grace & Co',
      kind: null,
      because: 'the subject has the word',
    },
    {
      id: 'x',
      name: 'Will Kim',
      text: 'what will be',
      kind: null,
      because: 'a part of a name begins with a capital',
    },
    {
      id: 'x',
      name: 'Jan de Vries',
      text: 'de facto',
      kind: null,
      because: 'a small word is no part of a name',
    },
    { id: 'x', name: '王伟', text: '销售王伟说', kind: 'name', because: 'Chinese has no spaces' },
    {
      id: 'x',
      name: 'Ольга',
      text: 'как ОЛЬГА',
      kind: 'name',
      because: 'other scripts have capitals too',
    },
    {
      id: 'x',
      name: 'ann@firm.example',
      text: 'to ANN@firm.example',
      kind: 'name',
      because: 'a name can be an address',
    },
  ])('$because ($text)', ({ text, kind, because: _, ...respondent }) => {
    expect(found(text, answeredBy(respondent))).toBe(kind);
  });

  it.each([
    {
      note: 'We never agreed on what a lead is',
      text: 'never agreed on what a lead',
      kind: 'note',
      because: 'five words in a row are no chance',
    },
    {
      note: 'We never agreed on what a lead is',
      text: 'never agreed on what',
      kind: null,
      because: 'four of many words can be chance',
    },
    {
      note: 'crm-export.csv',
      text: 'see crm-export.csv',
      kind: 'note',
      because: 'a file has an unusual name',
    },
    {
      note: 'Not yet',
      text: 'not yet',
      kind: null,
      because: 'two ordinary words can stand anywhere',
    },
    {
      note: 'Do reps mark leads?',
      text: 'Do reps mark leads?',
      kind: null,
      because: 'the checklist asks it',
    },
    {
      note: 'write to bo@firm.example',
      text: 'bo@firm.example',
      kind: 'email',
      because: 'a note has an address',
    },
  ])('$because ($text)', ({ note, text, kind }) => {
    expect(found(text, answeredBy({ id: 'x' }, { value: 1, note }))).toBe(kind);
    expect(found(text, answeredBy({ id: 'x' }, { value: 1, evidence: [note] }))).toBe(kind);
  });

  it('may contain notes with --with-notes, and never a reason', () => {
    const note = 'Nobody has ever seen the plan';
    expect(found(note, answeredBy({ id: 'x' }, { value: 1, note }), true)).toBeNull();
    expect(found(note, answeredBy({ id: 'x' }, { notApplicable: note }), true)).toBe('note');
  });

  it('is refused with the line of the words', () => {
    const secrets = identifiersIn([kathy], { withNotes: false });
    expect(disclosureIn('one\ntwo Kathy\nthree', secrets)).toEqual({ kind: 'name', line: 2 });
    expect(disclosureIn('one\nKathy Müller\nLee', secrets)?.line).toBe(2);
    expect(disclosureIn('one\nof Kat\n  hy', secrets)).toEqual({ kind: 'name', line: null });
  });
});

describe('a text of others in an anonymous report', () => {
  const find = (name: string | undefined, id = 'x1') =>
    personalFinder([answeredBy({ id, ...(name === undefined ? {} : { name }) })], 'Hart Partners');

  it.each([
    { name: 'Kathy Müller-Lee', text: 'ask kathy', because: 'it is in small letters' },
    { name: 'Kathy Müller-Lee', text: 'Frau Mueller weiß es', because: 'ü is written as ue' },
    { name: 'Kathy Müller-Lee', text: 'Muller said so', because: 'the accent is missing' },
    { name: 'Mueller', text: 'Müller', because: 'the accent is new' },
    { name: 'Łukasz Żak', text: 'lukasz knows', because: 'Polish letters lose their strokes' },
    { name: 'Müller-Lee, Kathy', text: 'Kathy', because: 'the family name may come first' },
    { name: 'Kathy', text: "Kathy's idea, Kathys Idee", because: 'English and German genitive' },
    { name: 'Ольга Петрова', text: 'Спросите Ольгу', because: 'Russian inflects names' },
    { name: 'Ольга Петрова', text: 'Ask Olga', because: 'it is in Latin letters' },
    { name: 'Ольга Петрова', text: 'petrova', because: 'the family name is in Latin letters' },
    { name: 'Dmitry Orlov', text: 'это решил Дмитрий', because: 'it is in Cyrillic letters' },
    { name: 'Jana Nováková', text: 'od Jany', because: 'Czech inflects names' },
    { name: 'Mikko', text: 'Mikolle ja Mikkolle', because: 'Finnish inflects names' },
    { name: 'محمد علي', text: 'Mohammed decides', because: 'Arabic writes no vowels' },
    { name: 'Γιώργος', text: 'giorgos', because: 'Greek has its own letters' },
    { name: '王小明', text: '请问小明', because: 'the family name is left out' },
    { name: undefined, text: 'K. Miller', id: 'k-miller', because: 'the id is the only name' },
    { name: 'Will Hunt', text: 'Ask Will', because: 'an ordinary word has a capital' },
    { name: 'Kathy', text: 'Ka\u00adthy', because: 'a soft hyphen is not seen' },
    { name: 'Kathy', text: 'Ｋａｔｈｙ', because: 'wide letters are letters' },
  ])('names somebody: $because', ({ name, text, id }) => {
    expect(find(name, id)(text)).toBe('name');
  });

  it.each([
    { name: 'Will Kim', text: 'what will be', because: 'it is an ordinary word' },
    { name: undefined, id: 'min', text: 'five min late', because: 'the id is an ordinary word' },
    { name: 'Mark Page', text: 'the market grows', because: 'a longer word is another one' },
    { name: 'Jan de Vries', text: 'de facto', because: 'small words are in many names' },
    { name: 'Grace Hart', text: 'Grace & Co paid Hart Partners', because: 'firms may be named' },
    { name: 'Kathy', text: 'on 2026-03-02 at 10:30, 1,200,000 in 3 months', because: 'of dates' },
  ])('names nobody: $because', ({ name, text, id }) => {
    expect(find(name, id)(text)).toBeNull();
  });

  it.each([
    { text: 'write to x@firm.example', kind: 'email' },
    { text: 'call +49 89 1234567', kind: 'telephone' },
    { text: '(312) 555-0143', kind: 'telephone' },
    { text: '089/1234567', kind: 'telephone' },
    { text: 'tel 0901234567', kind: 'telephone' },
  ])('holds an $kind: $text', ({ text, kind }) => {
    expect(find('Kathy')(text)).toBe(kind);
  });
});
