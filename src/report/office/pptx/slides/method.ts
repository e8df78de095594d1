import { leftOut } from '../../../left-out.ts';
import { entriesOf } from '../../../notes.ts';
import { count } from '../../../numbers.ts';
import { coverageInWords, sourcesInWords } from '../../../words.ts';
import { addSlide, addText, type Deck, page } from '../deck.ts';
import { addGrid } from '../grid.ts';

/** How the result came about, and what it does not rest on. */
export function methodSlide(deck: Deck): void {
  const { report, find } = deck;
  const { checklist, scoringRule, mode, respondents, groups, generator } = report;
  const left = leftOut(report);
  const sources = sourcesInWords(report);
  const attribution = checklist.definition.attribution ?? '';
  const slide = addSlide(deck, 'Method and sources', [
    {
      heading: '',
      entries: entriesOf([...sources, ...(attribution === '' ? [] : [attribution]), generator]),
    },
    ...left,
  ]);
  const lines = [
    `${checklist.title}, version ${checklist.version}; ${mode === 'express' ? 'express audit: only the key criteria were asked' : 'full audit'}.`,
    `Scoring rule: ${scoringRule}.`,
    `Answers of ${count(respondents.length, 'person').replace('persons', 'people')} in ${count(groups.length, 'group')}.`,
    coverageInWords(report),
    ...left.map(
      ({ heading, entries }) => `${heading}: ${count(entries.length, 'line')}, in the notes.`,
    ),
    'Digests of the checklist and of all answers are in the notes.',
    generator,
  ];
  let y = page.top;
  for (const line of lines) {
    if (y > page.bottom - 0.6) break;
    y = 0.1 + addText(deck, slide, line, { x: page.left, y, width: 6.6, lines: 3, size: 15 });
  }
  addGrid(deck, slide, {
    columns: [
      { head: 'Who answered', width: 3.1 },
      { head: 'Group', width: 1.2 },
      { head: 'Date', width: 1.1 },
    ],
    rows: respondents.map(({ name, group, answers }) => [name, find.group(group), answers.date]),
    ...{ x: 7.6, y: page.top, lines: 1, size: 13 },
  });
}
