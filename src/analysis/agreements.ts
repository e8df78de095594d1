import type { Remarks } from '../answers/answers.ts';
import type { Answer } from '../answers/match.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { criteriaOf } from '../checklist/defaults.ts';

/** What the room said on one criterion after its votes; it stands beside the score, never in it. */
export interface Agreement {
  readonly criterion: string;
  /** The level agreed on; null where something was noted only. */
  readonly level: number | null;
  readonly note: string | null;
  /** What was shown in the room. */
  readonly evidence: readonly string[];
}

/** What was agreed and noted, by criterion id of the checklist. */
export interface RoomTalk {
  readonly answers: ReadonlyMap<string, Answer>;
  readonly remarks: ReadonlyMap<string, Remarks>;
}

/** Everything that the room agreed or noted, in the order of the checklist. */
export function listAgreements(checklist: Checklist, talk: RoomTalk): readonly Agreement[] {
  return criteriaOf(checklist).flatMap(({ criterion: { id } }) => {
    const answer = talk.answers.get(id);
    const said: Remarks | undefined = answer ?? talk.remarks.get(id);
    if (!said) return [];
    const level = answer && 'value' in answer ? answer.value : null;
    const { note = null, evidence = [] } = said;
    return [{ criterion: id, level, note, evidence }];
  });
}
