import type { CloserLook } from '../analysis/closer-looks.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import { quoted } from '../safe-text.ts';
import type { Notes } from './notes.ts';
import { hundredths } from './numbers.ts';

/** The points of other checklists to look at next, costliest first. */
export function closerLooksInWords({ closerLooks }: GapReport): Notes {
  const [first] = closerLooks;
  const isOne = closerLooks.every(({ checklist }) => checklist.id === first?.checklist.id);
  return {
    heading: 'Where to look next',
    ...(first ? { intro: introTo(first, isOne) } : {}),
    entries: closerLooks.map((look) => ({
      line: `${isOne ? pointInWords(look) : placeInWords(look)}: what leads there takes ${hundredths(look.impact)} from the score.`,
      details: look.gaps.map(({ criterion, because }) => `"${criterion}": ${because}`),
    })),
  };
}

/** Where one gap says to look, and why; null where it does not. */
export function closerLookInWords({ closerLooks }: GapReport, gap: string): string | null {
  for (const look of closerLooks) {
    const found = look.gaps.find(({ criterion }) => criterion === gap);
    if (found) return `${placeInWords(look)}: ${found.because}`;
  }
  return null;
}

function placeInWords(look: CloserLook): string {
  return `${pointInWords(look)} of ${quoted(look.checklist.title)}`;
}

/** A point by its title, and by the id that the command line wants. */
function pointInWords({ point }: CloserLook): string {
  return `${point.title} (${point.id})`;
}

function introTo({ checklist, point }: CloserLook, isOne: boolean): string {
  const where = isOne ? quoted(checklist.title) : 'other checklists';
  return (
    `These points of ${where} look closer at what is wrong here, costliest first. ` +
    `"align audit --checklist ${checklist.id} --only ${point.id}" asks about the first of them.`
  );
}
