import { Chalk } from 'chalk';
import { draw } from '../../asking/screen/solo/solo.ts';
import { arrive } from '../../asking/screen/solo/state.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { type PlacedCriterion, placedCriteria } from '../../checklist/lookup.ts';
import { rowsOf } from '../../conversation/rows.ts';
import { startInterview } from '../../conversation/script.ts';
import type { NamedFlaw } from '../../lint/lint.ts';
import type { Flaw } from '../../lint/rule.ts';
import { quoted } from '../../text/safe.ts';
import { oneSafeLine } from '../../text/table.ts';

/** The smallest window that people commonly have. */
const WINDOW = { columns: 80, rows: 24, paint: new Chalk({ level: 0 }) };

/** Texts that the screen of the interview cannot show whole in a window of 80 by 24. */
export function longTexts(checklist: Checklist): readonly NamedFlaw[] {
  return placedCriteria(checklist).flatMap((placed) => {
    const shown = squeezed(screenOf(checklist, placed));
    const isHidden = (text: string) => !shown.includes(squeezed(oneSafeLine(text)));
    return [
      ...longTitle(checklist, placed, isHidden),
      ...longLevels(checklist, placed, isHidden),
    ].map((flaw) => ({ ...flaw, rule: 'long-text' }));
  });
}

type IsHidden = (text: string) => boolean;

/** Told once, at the first criterion of the point. */
function longTitle(
  { points }: Checklist,
  { path: [, index, , place] }: PlacedCriterion,
  isHidden: IsHidden,
): readonly Flaw[] {
  const title = points[Number(index)]?.title ?? '';
  if (place !== 0 || !isHidden(title)) return [];
  return [
    {
      path: ['points', Number(index), 'title'],
      what: 'the title is cut off in a window of 80 columns',
      why: 'it stands above every criterion of the point, and says where one is',
      fix: 'shorten it to about 50 characters; "why" has room for more',
    },
  ];
}

function longLevels(
  checklist: Checklist,
  { criterion, path }: PlacedCriterion,
  isHidden: IsHidden,
): readonly Flaw[] {
  const field = FIELDS[criterion.type ?? 'levels'];
  const steps = rowsOf(checklist, criterion);
  const texts = [criterion.question, ...steps.map(({ description }) => description)];
  if (!texts.some(isHidden)) return [];
  return [
    {
      path: [...path, field],
      where: 'key',
      what: `question and levels of ${quoted(criterion.id)} do not fit into a window of 80 by 24, which shows one level at a time then`,
      why: 'levels are chosen by comparing them, and nobody can compare what is hidden',
      fix: 'shorten the question or the levels',
    },
  ];
}

/** Where the texts of each type stand. */
const FIELDS = {
  levels: 'levels',
  choice: 'options',
  'multi-choice': 'options',
  number: 'question',
  'yes-no': 'question',
  text: 'question',
} as const;

/** The criterion drawn as the only one, so that its number of others does not matter. */
function screenOf(checklist: Checklist, { criterion, path }: PlacedCriterion): string {
  const { when, ...alone } = criterion;
  const points = checklist.points
    .filter((_, i) => i === path[1])
    .map((point) => ({ ...point, criteria: [alone] }));
  const script = { checklist: { ...checklist, points }, mode: 'full' } as const;
  const saving = { isSaved: true, message: null } as const;
  const situation = { script, interview: startInterview(script), saving, earlier: null };
  return draw(arrive(situation, null, null), situation, WINDOW).lines.join(' ');
}

/** Without the spaces that come and go where lines are wrapped. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}
