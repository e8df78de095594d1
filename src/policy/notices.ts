import { groupsOf } from '../checklist/lookup.ts';
import type { SpokenNames } from '../checklist/numbering.ts';
import { fixed } from '../numbers.ts';
import { gateWords } from '../words/gate.ts';
import { isSameAnswers, votesIn } from './dates.ts';
import type { RuleInput } from './gate.ts';
import { hiddenIn } from './rules/evidence.ts';

/** Fewest answers of one person that are more than a coincidence if someone else gave the same. */
const FEWEST_SAME = 3;

/** Returns what a reader of the verdict should know about people, files and hidden criteria. */
export function noticesOn(audit: RuleInput, spoken: SpokenNames): readonly string[] {
  const { people, files, report, checklist } = audit;
  const titles = groupsOf(checklist);
  const titleOf = (group: string) => titles[group]?.title ?? group;
  const names = new Map(report.respondents.map(({ id, name }) => [id, name]));
  const named = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id);
  const { share, criteria } = hiddenIn(audit);
  const former = new Set(audit.earlier?.report.respondents.map(({ id }) => id));
  const words = gateWords.notices;
  return [
    ...(people.sources.length === 0 ? [words.noRegister] : []),
    ...people.absent.map(({ id, name, group }) =>
      (former.has(id) ? words.missing : words.absent)({ name, group: titleOf(group) }),
    ),
    ...people.silent.map((group) => words.silent({ group: titleOf(group) })),
    ...people.others.map(({ version, respondents }) =>
      words.otherLevels({ names: named(respondents), version, read: checklist.version }),
    ),
    ...(people.joined.length > 0 ? [words.joined({ names: named(people.joined) })] : []),
    ...(people.moved.length > 0 ? [words.moved({ names: named(people.moved) })] : []),
    ...people.renewed.map((group) => words.renewed({ group: titleOf(group) })),
    ...(criteria.length > 0
      ? [words.hidden({ share: fixed(share * 100, 1), criteria: criteria.map(spoken.criterion) })]
      : []),
    ...sameAnswers(audit).map((names) => words.sameAnswers({ names })),
    ...datedAnew(audit).map((own) => words.datedAnew(own)),
    ...files.leftOut.map((file) => words.leftOut({ file })),
    ...addedCriteria(audit, spoken),
  ];
}

/** Returns the names of people who gave the same answers, group by group. */
function sameAnswers({ report }: RuleInput): readonly (readonly string[])[] {
  const byVotes = new Map<string, string[]>();
  for (const { name, answers } of report.respondents) {
    const votes = votesIn(answers);
    if (JSON.parse(votes).length < FEWEST_SAME) continue;
    byVotes.set(votes, [...(byVotes.get(votes) ?? []), name]);
  }
  return [...byVotes.values()].filter((names) => names.length > 1);
}

/** Returns the people whose answers have a new date and are those of the baseline. */
function datedAnew({ report, earlier }: RuleInput) {
  const former = new Map(earlier?.report.respondents.map((own) => [own.id, own.answers]));
  return report.respondents.flatMap(({ id, name, answers }) => {
    const old = former.get(id);
    if (!old || old.date === answers.date || !isSameAnswers(old, answers)) return [];
    return [{ name, date: answers.date, confirmed: answers.confirmed ?? null }];
  });
}

function addedCriteria({ earlier, checklist }: RuleInput, spoken: SpokenNames): readonly string[] {
  if (!earlier) return [];
  const added = checklist.points
    .flatMap(({ criteria }) => criteria.map(({ id }) => id))
    .filter((id) => !earlier.pairs.earlierOf.has(id));
  return added.length === 0
    ? []
    : [gateWords.notices.added({ criteria: added.map(spoken.criterion) })];
}
