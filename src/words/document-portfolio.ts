import { count, list, thousands } from './grammar.ts';

const CONTRIBUTORS = { one: 'contributor', other: 'contributors' };
const ORGANISATIONS = { one: 'organisation', other: 'organisations' };
const OTHERS = { one: 'other organisation', other: 'other organisations' };
const ROUNDS = { one: 'round', other: 'rounds' };

interface Refused {
  /** The refused group in words. */
  readonly group: string;
  readonly because: 'few' | 'contributor' | 'rest';
}

/** Sentences of the documents of a portfolio and of a benchmark. Figures arrive printed. */
export const documentPortfolioWords = {
  title: ({ organisations }: { readonly organisations: number }) =>
    `Portfolio of ${count(organisations, ORGANISATIONS)}`,
  foot: ({
    title,
    from,
    to,
  }: {
    readonly title: string;
    readonly from: string;
    readonly to: string;
  }) => `${title}, ${from} to ${to}`,
  topics: {
    summary: 'Portfolio',
    kinds: 'Kinds of organisations',
    points: 'Points',
    criteria: 'Criteria',
    years: 'Trend',
    table: 'Organisations',
    method: 'Method',
  },
  between: ({ from, to }: { readonly from: string; readonly to: string }) =>
    `The organisations score between ${from} and ${to}`,
  half: ({ from, to }: { readonly from: string; readonly to: string }) =>
    `Half of the organisations score between ${from} and ${to}`,
  one: ({ score }: { readonly score: string }) => `The organisation scores ${score}`,
  noScore: 'No organisation has a score',
  tooFew: 'Fewer than 5 organisations with a score, too few to show',
  facts: {
    organisations: 'Organisations',
    rounds: 'Rounds',
    median: 'Median score',
    period: 'Period',
    range: ({ from, to }: { readonly from: string; readonly to: string }) =>
      from === to ? from : `${from} to ${to}`,
    ofChecklist: ({ checklist }: { readonly checklist: string }) => checklist,
    contributors: ({ contributors }: { readonly contributors: number }) =>
      count(contributors, CONTRIBUTORS),
    evidence: ({ checked, stated }: { readonly checked: number; readonly stated: number }) =>
      `evidence checked in ${thousands(checked)}, stated in ${thousands(stated)}`,
    lowest: ({ from, to }: { readonly from: string; readonly to: string }) =>
      `lowest ${from}, highest ${to}`,
  },
  heads: {
    band: 'Band',
    organisations: 'Organisations',
    share: 'Share',
    industry: 'Industry',
    size: 'Employees',
    region: 'Region',
    year: 'Year',
    number: 'No.',
    point: 'Point',
    criterion: 'Criterion',
    median: 'Median',
    half: 'Middle half',
    gap: 'Groups apart',
    change: 'Change',
    organisation: 'Organisation',
    date: 'Date',
    score: 'Score',
    evidence: 'Evidence',
    rounds: 'Rounds',
  },
  inPoints: ({ title }: { readonly title: string }) => `${title} (pp)`,
  captions: {
    bands: 'Organisations by band',
    byIndustry: 'Scores by industry',
    bySize: 'Scores by number of employees',
    byRegion: 'Scores by region',
    byYear: 'Scores by year',
    points: 'Scores of the points',
    weakest: 'Weakest criteria',
    widest: 'Criteria with the widest spread',
    improved: 'Most improved criteria',
    table: 'Organisations and their newest scores',
  },
  kinds: {
    none: 'No round says which kind of organisation it is about',
    highest: ({ name, score }: { readonly name: string; readonly score: string }) =>
      `The highest median is in ${name}, with ${score}`,
  },
  names: {
    agriculture: 'Agriculture',
    construction: 'Construction',
    education: 'Education',
    energy: 'Energy',
    finance: 'Finance',
    government: 'Government',
    health: 'Health',
    hospitality: 'Hospitality',
    manufacturing: 'Manufacturing',
    media: 'Media',
    'non-profit': 'Non-profit',
    'professional-services': 'Professional services',
    retail: 'Retail',
    software: 'Software',
    transport: 'Transport',
    '1-49': '1 to 49',
    '50-249': '50 to 249',
    '250-999': '250 to 999',
    '1000+': '1,000 and more',
    africa: 'Africa',
    asia: 'Asia',
    europe: 'Europe',
    'north-america': 'North America',
    oceania: 'Oceania',
    'south-america': 'South America',
  },
  weakestPoint: ({ name, score }: { readonly name: string; readonly score: string }) =>
    `The weakest point is “${name}”, with a median of ${score}`,
  widestPoint: ({
    name,
    from,
    to,
  }: {
    readonly name: string;
    readonly from: string;
    readonly to: string;
  }) => `Organisations differ most on “${name}”: the middle half is ${from} to ${to}.`,
  improvedPoint: ({
    name,
    change,
    isPercent,
  }: {
    readonly name: string;
    readonly change: string;
    readonly isPercent: boolean;
  }) =>
    `“${name}” has improved most, by ${change}${isPercent ? ' percentage points' : ''} in the median.`,
  weakestCriterion: ({ name, score }: { readonly name: string; readonly score: string }) =>
    `The weakest criterion is “${name}”, with a median of ${score}`,
  years: ({
    from,
    to,
    before,
    after,
  }: {
    readonly from: string;
    readonly to: string;
    readonly before: string;
    readonly after: string;
  }) => `The median was ${before} in ${from} and ${after} in ${to}`,
  yearsNote: 'The organisations of two years are not the same ones.',
  newest: 'Newest round of each organisation',
  noBand: 'No score',
  capped: ({ band }: { readonly band: string }) => `${band}, capped`,
  hidden: 'Groups of fewer than 5 organisations are hidden, and scores are rounded to 5%.',
  method: {
    title: 'Sources and rules',
    checklist: 'Checklist',
    rounds: 'Rounds',
    onePerOrganisation:
      'Each organisation counts once, with its newest round. The trend counts its newest round of each year.',
    middle: 'Middle half',
    middleMeans:
      'A quarter of the organisations scores less, and a quarter scores more. Fewer than 4 organisations have none.',
    gap: 'Groups apart',
    gapMeans: 'Median difference between the groups with the highest and the lowest score.',
    change: 'Change',
    changeMeans: 'Median change from the oldest to the newest round of an organisation.',
    points: 'pp',
    pointsMean: 'Percentage points.',
    who: 'Organisations',
    selection:
      'These are organisations that were audited, and not an average of their industry. Such organisations may have more trouble than most.',
    others: ({ rounds, checklist }: { readonly rounds: number; readonly checklist: string }) =>
      `${count(rounds, ROUNDS)} of ${checklist} not included.`,
    excluded: ({ rounds }: { readonly rounds: number }) =>
      `${count(rounds, ROUNDS)} excluded by the conditions.`,
    contributors: ({ names }: { readonly names: readonly string[] }) =>
      `Contributed by ${list(names)}.`,
    conditions: 'Conditions',
    editions: 'Other editions',
    noneCompared:
      'No other edition was compared with this one. Two of them can reveal an organisation that only one includes.',
    left: 'Not included',
  },

  /* the benchmark */
  benchmark: {
    topic: 'Compared with others',
    document: ({ subject }: { readonly subject: string }) => `${subject}: benchmark`,
    foot: ({ subject, day }: { readonly subject: string; readonly day: string }) =>
      `${subject}, ${day}`,
    madeWith: ({ options }: { readonly options: readonly string[] }) =>
      `Made with ${options.join(', ')}.`,
    groups: {
      'industry-and-size': ({
        industry,
        employees,
      }: {
        readonly industry: string;
        readonly employees: string;
      }) => `${industry}, ${employees} employees`,
      size: ({ employees }: { readonly employees: string }) => `${employees} employees`,
      all: () => 'all organisations',
    },
    refused: ({ group, because }: Refused) => {
      switch (because) {
        case 'few':
          return `“${group}” has fewer than 5 other organisations, too few to compare.`;
        case 'contributor':
          return `“${group}” is not shown, because one contributor brings more than a quarter of it.`;
        case 'rest':
          return `“${group}” is not shown, because the few organisations outside it could be calculated.`;
      }
    },
    nothing: 'No comparison is possible',
    title: ({ n, median }: { readonly n: number; readonly median: string }) =>
      `The median of ${count(n, OTHERS)} is ${median}`,
    atMedian: ({ n, median }: { readonly n: number; readonly median: string }) =>
      `At ${median}, the score is the median of ${count(n, OTHERS)}`,
    besideMedian: ({
      n,
      own,
      median,
      isAbove,
    }: {
      readonly n: number;
      readonly own: string;
      readonly median: string;
      readonly isAbove: boolean;
    }) =>
      `At ${own}, the score is ${isAbove ? 'above' : 'below'} the median of ${count(n, OTHERS)}, ${median}`,
    who: ({
      n,
      group,
      from,
      to,
      evidence,
    }: {
      readonly n: number;
      readonly group: string;
      readonly from: string;
      readonly to: string;
      readonly evidence: 'stated' | 'checked';
    }) =>
      `${count(n, OTHERS)} (${group}), audited ${from === to ? `in ${from}` : `from ${from} to ${to}`}, evidence ${evidence}.`,
    whoUnknown: 'The rounds do not name who contributed them.',
    contributors: ({ names }: { readonly names: readonly string[] }) =>
      `Contributed by ${list(names)}.`,
    selection: 'These organisations chose to be audited. They are not an average of an industry.',
    first: 'Your own last round is the best benchmark.',
    quartiles: ['lowest', 'second', 'third', 'highest'],
    medianOnly: ({
      below,
      equal,
      above,
    }: {
      readonly below: number;
      readonly equal: number;
      readonly above: number;
    }) =>
      `${thousands(above)} higher, ${thousands(below)} lower, ${thousands(equal)} about the same`,
    /** Place beside the middle half. */
    beside: {
      below: 'below the middle half',
      within: 'in the middle half',
      above: 'above the middle half',
    },
    quartile: ({
      at,
      from,
      to,
    }: {
      readonly at: string;
      readonly from: string;
      readonly to: string;
    }) => `${at} quarter${from === to ? '' : ` (${from} to ${to})`}`,
    percentile: ({
      at,
      from,
      to,
    }: {
      readonly at: number;
      readonly from: number;
      readonly to: number;
    }) => `percentile ${at}${from === to ? '' : ` (${from} to ${to})`}`,
    from: ({ score }: { readonly score: string }) => `from ${score}`,
    middleMeans: 'Middle half: a quarter of the others is lower, and a quarter is higher.',
    quartileMeans:
      'Place: in order of their scores the others form four quarters, and this round belongs to the one named.',
    percentileMeans: 'Place: at percentile 30, 30% of the others are lower.',
    rangeMeans:
      'In brackets: with 90% probability, the place is in this range, as the others are only a sample.',
    fewWithFigure: ({ n, of }: { readonly n: number; readonly of: number }) =>
      n === of
        ? `${count(n, OTHERS)}, too few to compare`
        : `${thousands(n)} of ${count(of, OTHERS)} comparable, too few`,
    comparable:
      'The score of a point is compared with those whose levels say the same. To score the rounds of an older index again: align portfolio FOLDER.',
    heads: {
      figure: 'Score',
      own: 'This round',
      median: 'Median',
      bestTenth: 'Best tenth',
      place: 'Place',
      gap: 'Difference between groups',
    },
    overall: 'Overall',
    scores: 'Scores compared with others',
    gaps: 'Differences between groups compared with others',
    furthestBelow: ({
      name,
      own,
      median,
    }: {
      readonly name: string;
      readonly own: string;
      readonly median: string;
    }) => `Furthest below: “${name}”, ${own} against ${median}.`,
    furthestAbove: ({
      name,
      own,
      median,
    }: {
      readonly name: string;
      readonly own: string;
      readonly median: string;
    }) => `Furthest above: “${name}”, ${own} against ${median}.`,
    gapSmaller: ({
      name,
      own,
      n,
      of,
    }: {
      readonly name: string;
      readonly own: string;
      readonly n: number;
      readonly of: number;
    }) =>
      `The groups are ${own} apart on “${name}”. In ${thousands(n)} of ${count(of, OTHERS)}, the difference is smaller.`,
    rounding: 'Scores of others are rounded to 5 percent of the scale before they are compared.',
  },
};
