import { silentGroups } from '../../analysis/respondents.ts';
import { WEAK_BELOW } from '../../analysis/root-causes.ts';
import { isScored } from '../../checklist/criteria/types.ts';
import { displayOf, groupsOf } from '../../checklist/lookup.ts';
import { formatWeight, shareInPercent } from '../../numbers.ts';
import { asSentence } from '../../text/phrases.ts';
import { documentWords } from '../../words/document.ts';
import { gapsWords } from '../../words/document-actions.ts';
import { methodWords as words } from '../../words/document-method.ts';
import { teamsWords } from '../../words/document-teams.ts';
import { capitalised } from '../../words/grammar.ts';
import { reportWords } from '../../words/report.ts';
import type { Block, Inline, Table, Text } from '../blocks.ts';
import { type Context, countBlanks } from '../context.ts';
import { participationInWords } from '../phrases.ts';
import type { Edition } from '../view.ts';
import { changedScores } from './changes.ts';
import { isWorkshop } from './cover.ts';
import { printedRange } from './headline.ts';
import { quoteOf, type SectionContent } from './section.ts';

/** Most people whom the method names. */
const MOST_NAMED = 12;

/** Returns the section on the method, with weights and exact scores; a brief has a note instead. */
export function methodSection(context: Context, edition: Edition): SectionContent | null {
  if (edition === 'brief') return null;
  const weights = context.report.result.score === null ? [] : weightsOf(context);
  return {
    topic: documentWords.topics.method,
    page: 'whole',
    title: words.title,
    lead: null,
    blocks: [factsOf(context), ...weights, ...hiddenParts(context)],
  };
}

function factsOf(context: Context): Table {
  const { report, checklist } = context;
  const people = participationInWords(report).map(asSentence);
  const missing = people.length > 0 ? [people.join(' ')] : [];
  const rows: readonly (readonly [string, Text])[] = [
    ...whoAnswered(context),
    ...missing.map((text) => [words.missing, text] as const),
    ...aboutRound(context),
    [words.asked, whatWasAsked(context)],
    [words.score, words.rule({ levels: topLevel(context), of: averagedOf(context) })],
    [words.bands, bandsOf(context)],
    ...(context.sides.length > 1
      ? [[words.conflict, words.conflictMeans(context.levels)] as const]
      : []),
    ...(report.anonymity ? [] : [[words.blanks, blanksOf(context)] as const]),
    ...notApplicable(context),
    [words.rounding, words.roundingMeans],
    [words.checklist, checklistOf(context)],
    ...(report.warnings.length > 0
      ? [
          [
            words.warnings,
            report.warnings.map((text) => asSentence(capitalised(text))).join('\n'),
          ] as const,
        ]
      : []),
    ...(checklist.attribution === undefined
      ? []
      : [[words.source, checklist.attribution.trim()] as const]),
  ];
  return {
    is: 'table',
    caption: words.title,
    columns: [{ head: null, isTitle: true, width: 'medium' }, { head: null }],
    rows: rows.map(([title, text]) => ({ cells: [[{ is: 'strong', text: title }], text] })),
  };
}

function whoAnswered(context: Context): readonly (readonly [string, Text])[] {
  const { report, find, days } = context;
  const { respondents, groups } = report;
  if (respondents.length === 0) return [];
  const dates = respondents.map(({ answers }) => answers.date).toSorted();
  const [from = report.date] = dates;
  const to = dates.at(-1) ?? from;
  const when =
    from === to
      ? words.onDay({ day: days.full(from) })
      : words.onDays({ from: days.full(from), to: days.full(to) });
  let isFirst = true;
  const names = respondents.flatMap(({ id, role, answers }, i): readonly (string | Inline)[] => {
    const minutes =
      answers.seconds === undefined ? null : Math.max(Math.round(answers.seconds / 60), 1);
    const took = minutes === null ? '' : ` (${words.minutes({ minutes, isFirst })})`;
    if (minutes !== null) isFirst = false;
    return [
      ...(i === 0 ? [] : ['; ']),
      { is: 'name', text: find.name(id) },
      ...(role === null ? [] : [', ', { is: 'name', text: role } as const]),
      took,
    ];
  });
  const isNamed = respondents.length <= MOST_NAMED;
  const text = words.people<Inline>({
    people: respondents.length,
    groups: hasGroups(context) ? groups.length : null,
    isTogether: isWorkshop(context),
    days: when,
    names: isNamed ? names : [],
  });
  return [[words.who, text]];
}

/** Returns what round.yaml says about the organisation, its evidence and who collected the round. */
function aboutRound({ report: { round } }: Context): readonly (readonly [string, Text])[] {
  if (!round) return [];
  const { profile = {}, contributor, evidence } = round;
  const { industry, employees, region } = profile;
  const kind = [
    ...(industry ? [capitalised(industry.replaceAll('-', ' '))] : []),
    ...(employees ? [words.employees({ employees })] : []),
    ...(region ? [words.region({ region })] : []),
  ];
  return [
    ...(kind.length > 0 ? [[words.organisation, `${kind.join(', ')}.`] as const] : []),
    ...(evidence ? [[words.evidence, words.evidenceIs[evidence]] as const] : []),
    ...(contributor === undefined
      ? []
      : [[words.contributor, [{ is: 'name', text: contributor }]] as const]),
  ];
}

function whatWasAsked({ report, checklist, levels, names, asked }: Context): string {
  const ids = new Set(asked.map(({ criterion }) => criterion));
  const points = checklist.points.filter(
    ({ id, criteria }) => names.pointNumber(id) !== '' && criteria.some((own) => ids.has(own.id)),
  );
  const questions = words.questions({
    questions: asked.length,
    points: points.length,
    isExpress: report.mode === 'express',
  });
  const named = checklist.scale
    ? levels.axis.map(({ number, title }) => documentWords.level({ name: title, number }))
    : [];
  return words.withLevels({ questions, levels: named });
}

function hasGroups({ checklist }: Context): boolean {
  return Object.keys(groupsOf(checklist)).length > 1;
}

function averagedOf(context: Context): 'groups' | 'people' | 'one-person' {
  if (context.report.respondents.length === 1) return 'one-person';
  return hasGroups(context) ? 'groups' : 'people';
}

function topLevel({ checklist }: Context): number | null {
  const { scale } = checklist;
  if (!scale) return null;
  const numbers = scale.map(({ level }) => level);
  return Math.min(...numbers) === 0 ? Math.max(...numbers) : null;
}

function bandsOf({ checklist }: Context): string {
  const { unit = '' } = displayOf(checklist);
  const shown = unit === '%' ? '' : unit;
  return `${checklist.bands.map(({ title, from }) => words.from({ title, from: `${from}${shown}` })).join(', ')}.`;
}

function blanksOf(context: Context): string {
  const { report, checklist, names, find, print, blanks: open } = context;
  const { byNobody } = report.unanswered;
  const { low, high } = report.result;
  const { blanks, of } = countBlanks(context);
  const numbers = (ids: readonly string[]) => ids.map(names.criterionNumber);
  const notAsked = report.findings
    .filter(
      ({ outcome, criterion }) =>
        outcome === 'not-asked' && report.mode === 'full' && isScored(find.criterion(criterion)),
    )
    .map(({ criterion }) => criterion);
  const conditions = notAsked.length > 0 ? [words.notAsked({ criteria: numbers(notAsked) })] : [];
  const limits = { low: print.score(low ?? 0), high: print.score(high ?? 0) };
  const groups = printedRange(context) ? silentGroups(checklist, report.respondents) : [];
  if (blanks === 0) {
    const missing = groups.length > 0 ? [words.groupsMissing({ groups, ...limits })] : [];
    return [words.noBlanks, ...missing, ...conditions].join(' ');
  }
  return [
    words.someBlanks({ blanks, of, isGroupMissing: groups.length > 0, ...limits }),
    ...(open.length <= MOST_NAMED && report.result.score !== null
      ? open.map(({ respondent, unknown, unanswered }) =>
          words.blanksOf({
            who: find.name(respondent),
            unknown: numbers(unknown),
            unanswered: numbers(unanswered),
          }),
        )
      : []),
    // What the only respondent left blank is said already.
    ...(byNobody.length > 0 && report.result.score !== null && report.respondents.length !== 1
      ? [words.byNobody({ criteria: numbers(byNobody) })]
      : []),
    ...conditions,
  ].join(' ');
}

function notApplicable(context: Context): readonly (readonly [string, Text])[] {
  const { report, names, find, print } = context;
  const { entries, weightShare, scoreIfZero, disputed } = report.notApplicable;
  if (entries.length === 0 && disputed.length === 0) return [];
  const claim = (criterion: string, respondent: string, reason: string, isDisputed: boolean) =>
    words.claim<Inline>({
      criterion: names.criterionNumber(criterion),
      who: { is: 'name', text: find.name(respondent) },
      reason: quoteOf(reason),
      isDisputed,
    });
  const claims = [
    ...entries.flatMap(({ criterion, claims: own }) =>
      own.length === 0
        ? [[names.criterionNumber(criterion)]]
        : own.map(({ respondent, reason }) => claim(criterion, respondent, reason, false)),
    ),
    ...disputed.map(({ criterion, respondent, reason }) =>
      claim(criterion, respondent, reason, true),
    ),
  ];
  const sum =
    entries.length === 0
      ? []
      : [
          reportWords.notApplicableShare({
            share: shareInPercent(weightShare),
            scoreIfZero: scoreIfZero === null ? '–' : print.score(scoreIfZero),
          }),
        ];
  const lines = [...sum.map((text) => [text]), ...claims];
  return [[words.notApplicable, lines.flatMap((line, i) => (i === 0 ? line : ['\n', ...line]))]];
}

function checklistOf({ report, checklist }: Context): string {
  const { variantOf } = checklist;
  return [
    words.checklistIs({
      title: report.checklist.title,
      version: report.checklist.version,
      isExpress: report.mode === 'express',
    }),
    ...(variantOf ? [words.variant({ parent: variantOf.id, version: variantOf.version })] : []),
    words.checksumsAtEnd({ isAnonymous: report.anonymity !== null }),
  ].join(' ');
}

function weightsOf(context: Context): readonly Block[] {
  const { report, names, print, days, find } = context;
  const { comparison, points, result } = report;
  const before = changedScores(context);
  const exact = (score: number | null | undefined) =>
    score === null || score === undefined ? '–' : print.exact(score);
  const row = (cells: {
    number: string;
    title: Text;
    weight: number;
    old: number | null | undefined;
    now: number | null;
  }) => ({
    cells: [
      cells.number,
      cells.title,
      formatWeight(cells.weight),
      ...(before ? [exact(cells.old)] : []),
      [{ is: 'strong' as const, text: exact(cells.now) }],
    ],
  });
  const numbered = points.filter(({ point }) => names.pointNumber(point) !== '');
  const table: Table = {
    is: 'table',
    caption: words.weights,
    columns: [
      { head: gapsWords.heads.number, width: 'number' },
      { head: teamsWords.point, isTitle: true },
      { head: words.weight, align: 'end', isWhole: true },
      ...(before && comparison
        ? [{ head: days.short(comparison.before.date), align: 'end' as const, isWhole: true }]
        : []),
      { head: before ? days.short(report.date) : words.exactScore, align: 'end', isWhole: true },
    ],
    rows: [
      ...numbered.map(({ point, score }) =>
        row({
          number: names.pointNumber(point),
          title: find.point(point).title,
          weight: find.point(point).weight,
          old: before?.points.get(point),
          now: score,
        }),
      ),
      row({
        number: '',
        title: [{ is: 'strong', text: words.total }],
        weight: numbered.reduce((sum, { point }) => sum + find.point(point).weight, 0),
        old: before?.total,
        now: result.score,
      }),
    ],
  };
  return [{ is: 'heading', text: words.weights }, table];
}

/** Returns what an anonymous report leaves out. */
export function hiddenParts({ report }: Context): readonly Block[] {
  const manifest = report.anonymity?.manifest ?? [];
  if (manifest.length === 0) return [];
  return [
    { is: 'heading', text: words.hidden },
    { is: 'list', items: manifest },
  ];
}

/** Returns the method in a few lines, for a document without its section. */
export function briefMethod(context: Context): Block {
  const { report, print, sides, names } = context;
  const note = words.briefNote({
    levels: levelsInWords(context),
    isInLevels: context.levels.isInLevels,
    isFelt: report.gutFeelings.some(({ estimate }) => estimate !== null),
    points: report.points.filter(({ point }) => names.pointNumber(point) !== '').length,
    weak: print.part(WEAK_BELOW),
    hasSides: sides.length > 1 && !context.isOfPeople,
    hasBlanks: context.blanks.length > 0,
  });
  return { is: 'note', text: `${note} ${sourceOf(context)}`, isApart: true };
}

/** Returns levels and checklist in two lines, for a terminal. */
export function methodInBrief(context: Context): string {
  const levels = levelsInWords(context);
  return [...(levels.length > 0 ? [words.levels({ levels })] : []), sourceOf(context)].join('\n');
}

function levelsInWords({ checklist, levels }: Context): readonly string[] {
  if (!checklist.scale) return [];
  return levels.axis.map(({ number, title }) => words.levelNumbered({ number, name: title }));
}

function sourceOf({ report }: Context): string {
  const { title, version } = report.checklist;
  return words.briefChecklist({ title, version, isExpress: report.mode === 'express' });
}
