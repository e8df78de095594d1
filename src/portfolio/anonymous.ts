import { UserError } from '../diagnostic.ts';
import { portfolioWords as words } from '../words/portfolio.ts';
import {
  FEWEST_SHOWN,
  type ItemStatistics,
  isFew,
  PARTS,
  type PartQuantiles,
  type PortfolioStatistics,
  partFigure,
  type Quantiles,
} from './statistics.ts';

/** Steps to which it rounds: 5% of the scale. */
const STEPS = 20;

/**
 * Returns the statistics without organisations, small groups and exact scores.
 * @param telling figures from which few organisations can be calculated
 * @throws UserError if these are figures of all organisations, of a year or of changes
 */
export function hideOrganisations(
  statistics: PortfolioStatistics,
  telling: ReadonlySet<string>,
): PortfolioStatistics {
  const { scores } = statistics;
  const isShown = (part: (typeof PARTS)[number], name: string) =>
    !telling.has(partFigure(part, name));
  if ([...telling].some((own) => PARTS.every((part) => !own.startsWith(partFigure(part, ''))))) {
    throw new UserError(words.fewLeftOut());
  }
  const parts = (part: (typeof PARTS)[number], list: readonly PartQuantiles[]) =>
    withoutRest(list, scores?.n ?? 0)
      .filter(({ name }) => isShown(part, name))
      .map((own) => ({ ...own, scores: coarse(own.scores) }));
  const bands = Object.entries(largeParts(statistics.bands, scores?.n ?? 0));
  const items = (list: readonly ItemStatistics[]) =>
    list
      .filter((own) => own.scores.n >= FEWEST_SHOWN)
      .map(({ change, gap, ...own }) => ({
        ...own,
        scores: coarse(own.scores),
        gap: gap === null || own.gaps < FEWEST_SHOWN ? null : step(gap),
        change: change === null || own.changed < FEWEST_SHOWN ? null : step(change),
      }));
  // A firm of few organisations may be one of them.
  const byContributor = largeParts(statistics.byContributor, statistics.organisations);
  return {
    ...statistics,
    ...{ byContributor, contributors: Object.keys(byContributor) },
    scores: scores === null || scores.n < FEWEST_SHOWN ? null : coarse(scores),
    bands: Object.fromEntries(bands.filter(([name]) => isShown('band', name))),
    byIndustry: parts('industry', statistics.byIndustry),
    bySize: parts('employees', statistics.bySize),
    byRegion: parts('region', statistics.byRegion),
    byYear: statistics.byYear
      .filter(({ scores: own }) => own.n >= FEWEST_SHOWN && !isFew((scores?.n ?? 0) - own.n))
      .map((own) => ({ ...own, scores: coarse(own.scores) })),
    points: items(statistics.points),
    criteria: items(statistics.criteria),
    table: [],
    // Ids of checklists are written by people, and days tell of single rounds.
    otherChecklists: {},
    from: monthOf(statistics.from),
    to: monthOf(statistics.to),
    isAnonymous: true,
  };
}

/** Returns the parts that may be shown: what they leave of the whole is nothing, or large enough. */
function withoutRest(parts: readonly PartQuantiles[], whole: number): readonly PartQuantiles[] {
  const names = shownParts(new Map(parts.map(({ name, scores }) => [name, scores.n])), whole);
  return parts.filter(({ name }) => names.has(name));
}

function largeParts(
  sizes: Readonly<Record<string, number>>,
  whole: number,
): Readonly<Record<string, number>> {
  const names = shownParts(new Map(Object.entries(sizes)), whole);
  return Object.fromEntries(Object.entries(sizes).filter(([name]) => names.has(name)));
}

function shownParts(sizes: ReadonlyMap<string, number>, whole: number): ReadonlySet<string> {
  const shown = [...sizes].filter(([, n]) => n >= FEWEST_SHOWN);
  for (;;) {
    const rest = whole - shown.reduce((sum, [, n]) => sum + n, 0);
    if (shown.length === 0 || !isFew(rest)) break;
    const smallest = shown.reduce((a, b) => (b[1] < a[1] ? b : a));
    shown.splice(shown.indexOf(smallest), 1);
  }
  return new Set(shown.map(([name]) => name));
}

function coarse({ n, quartile1, median, quartile3 }: Quantiles): Quantiles {
  return {
    ...{ n, lowest: null, highest: null },
    ...{ quartile1: step(quartile1), median: step(median), quartile3: step(quartile3) },
  };
}

function step(value: number): number {
  return Math.round(value * STEPS) / STEPS;
}

function monthOf(date: string | null): string | null {
  return date === null ? null : date.slice(0, 7);
}
