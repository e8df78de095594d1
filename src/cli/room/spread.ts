import { comparePerceptions, type GroupGap, type Perception } from '../../analysis/perception.ts';
import { criterionNamed } from '../../checklist/criterion-named.ts';
import { groupsOf } from '../../checklist/defaults.ts';
import type { Room, RoomScript } from '../../interview/room/room.ts';
import { saidBy } from '../../interview/room/voters.ts';
import { judge } from '../../scoring/finding.ts';
import { hearVoices } from '../../scoring/voices.ts';

/** How differently a room sees a criterion, by the same measures as the report. */
export interface Spread extends Pick<Perception, 'gaps' | 'range' | 'consensus'> {
  /** Each group that gave a level, in the order of the checklist; the mean as a fraction. */
  readonly groups: readonly GroupMean[];
  /** The two groups that are furthest apart; null where fewer than two gave a level. */
  readonly widest: GroupGap | null;
}

export interface GroupMean {
  readonly id: string;
  readonly title: string;
  readonly mean: number;
}

/** The spread of the votes on every criterion. */
export function spreadsIn(script: RoomScript, room: Room): ReadonlyMap<string, Spread> {
  const { checklist, mode, people } = script;
  const participants = people.map((person) => ({
    ...{ id: person.id, group: person.group },
    answers: new Map(Object.entries(saidBy(room, person).answers)),
  }));
  const findings = [...hearVoices(checklist, participants, mode)].flatMap(([id, voices]) => {
    const criterion = criterionNamed(checklist, id);
    return criterion ? [judge(checklist, criterion, voices)] : [];
  });
  const means = new Map(findings.map(({ criterion, groups }) => [criterion, groups]));
  return new Map(
    comparePerceptions(checklist, { findings }).map(({ criterion, gaps, range, consensus }) => {
      const groups = Object.entries(groupsOf(checklist)).flatMap(([id, { title }]) => {
        const mean = means.get(criterion)?.[id];
        return mean === undefined ? [] : [{ id, title, mean }];
      });
      return [criterion, { gaps, range, consensus, groups, widest: widestOf(gaps) }];
    }),
  );
}

function widestOf(gaps: readonly GroupGap[]): GroupGap | null {
  const known = gaps.filter(({ gap }) => gap !== null);
  const size = ({ gap }: GroupGap) => Math.abs(gap ?? 0);
  return known.toSorted((a, b) => size(b) - size(a))[0] ?? null;
}
