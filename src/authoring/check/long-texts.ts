import { Chalk } from 'chalk';
import { draw } from '../../asking/screen/draw.ts';
import { arrive } from '../../asking/screen/state.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { faceOf } from '../../checklist/criteria/faces.ts';
import { type PlacedCriterion, placedCriteria } from '../../checklist/lookup.ts';
import { startConversation } from '../../conversation/advance.ts';
import { alone } from '../../conversation/script.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import { lintWarning } from '../../lint/rule.ts';
import { oneSafeLine } from '../../text/safe.ts';
import { warningWords } from '../../words/warnings.ts';

/** Smallest common window. */
const WINDOW = { columns: 80, rows: 24, paint: new Chalk({ level: 0 }) };

const ANYBODY = { id: 'anybody', name: 'Anybody', group: '' };

/** Finds texts that an interview cannot show in full in a window of 80 by 24. */
export function longTexts(checklist: Checklist): readonly Diagnostic[] {
  return placedCriteria(checklist).flatMap((placed) => {
    const shown = squeezed(screenOf(checklist, placed));
    const isHidden = (text: string) => !shown.includes(squeezed(oneSafeLine(text)));
    return [...longTitle(checklist, placed, isHidden), ...longLevels(checklist, placed, isHidden)];
  });
}

type IsHidden = (text: string) => boolean;

/** Warns at the first criterion of the point only. */
function longTitle(
  { points }: Checklist,
  { criterion, path: [, index, , place] }: PlacedCriterion,
  isHidden: IsHidden,
): readonly Diagnostic[] {
  // A criterion with a title of its own does not show that of its point.
  if (criterion.title !== undefined) return [];
  const title = points[Number(index)]?.title ?? '';
  if (place !== 0 || !isHidden(title)) return [];
  const path = ['points', Number(index), 'title'];
  return [lintWarning('lint/long-text', path, warningWords.longTitle)];
}

function longLevels(
  checklist: Checklist,
  { criterion, path }: PlacedCriterion,
  isHidden: IsHidden,
): readonly Diagnostic[] {
  const { rows, authored } = faceOf(checklist, criterion);
  const field = (rows.length > 0 && authored[0]?.path[0]) || 'question';
  const texts = [criterion.question, ...rows.map(({ description }) => description)];
  if (!texts.some(isHidden)) return [];
  const words = warningWords.longCriterion({ id: criterion.id });
  return [lintWarning('lint/long-text', [...path, field], words, 'key')];
}

/** Draws the criterion as the only one, so that the number of others does not matter. */
function screenOf(checklist: Checklist, { criterion, path }: PlacedCriterion): string {
  const { when, ...unconditional } = criterion;
  const points = checklist.points
    .filter((_, i) => i === path[1])
    .map((point) => ({ ...point, criteria: [unconditional] }));
  const script = { checklist: { ...checklist, points }, mode: 'full' } as const;
  const state = startConversation(script, alone(ANYBODY));
  const setting = { heading: ANYBODY.name, groups: new Map<string, string>(), hidesNames: false };
  const situation = { script, state, setting, saving: null, earlier: null };
  return draw(arrive(situation, null, null), situation, WINDOW).lines.join(' ');
}

/** Removes all spaces, because wrapping changes them. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}
