import type { DigestedChecklist } from '../../analysis/gap-report.ts';
import type { ReportRequest } from '../../audit/request.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { UserError } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { DEFAULT_CHECKLIST, listChecklists, loadChecklist } from '../../loading/checklists/load.ts';
import type { DestinationRequest } from '../../output/target.ts';
import { hyphened, isDevice, slug } from '../../text/slug.ts';
import { sessionWords as words } from '../../words/session.ts';

/** The name that asks for a list to choose from. */
const LIST = '?';

/** A checklist, and how it was named. */
export interface ChosenChecklist {
  readonly name: string;
  readonly checklist: DigestedChecklist;
}

/**
 * Loads the chosen checklist: the named one, the default one, or for "?" one from a list.
 * @throws UserError and InputError as `loadChecklist` does
 */
export async function chooseChecklist(
  io: Io,
  choose: ChooseChecklist,
  named: string | undefined,
): Promise<ChosenChecklist> {
  const name = named === LIST ? await chosenFrom(io, choose) : (named ?? DEFAULT_CHECKLIST);
  return { name, checklist: await loadChecklist(io, name) };
}

/** Returns the id or path that `--checklist` names; `undefined` if the person chooses. */
export function namedIn(checklist: string | undefined): string | undefined {
  return checklist === LIST ? undefined : checklist;
}

/** Lets somebody choose a checklist; returns its id. */
export type ChooseChecklist = (
  message: string,
  choices: readonly { readonly value: string; readonly title: string }[],
) => Promise<string>;

async function chosenFrom(io: Io, choose: ChooseChecklist): Promise<string> {
  const listed = await listChecklists(io);
  const choices = listed.flatMap((own) => {
    if ('isBroken' in own || own.hiddenBy) return [];
    return [{ value: own.id, title: words.checklistChoice(own) }];
  });
  return choose(words.whichChecklist, choices);
}

/** @throws UserError if there are no key criteria for an express audit */
export function requireKeys({ id, points }: Checklist): void {
  const hasKeys = points.some(({ criteria }) => criteria.some(({ key }) => key));
  if (hasKeys) return;
  throw new UserError(words.noKeyCriteria({ checklist: id }));
}

/** Converts an organisation to a folder name, in its own script if it has no Latin letters. */
export function folderName(subject: string): string {
  const name = slug(subject);
  if (name === '') return inItsScript(subject) || 'audit';
  return isDevice(name) ? `audit-${name}` : name;
}

function inItsScript(text: string): string {
  return hyphened(text.normalize('NFC').replace(/[^\p{Letter}\p{Number}]+/gu, '-'));
}

/** Settings of an interview or a workshop; settings that are given are not asked for. */
export interface InterviewOptions {
  /** Id or path of a checklist; "?" lets the person choose one. */
  readonly checklist?: string | undefined;
  /** Asks key criteria only. */
  readonly express?: boolean | undefined;
  readonly subject?: string;
  readonly respondent?: string;
  readonly role?: string;
  readonly group?: string;
  /** YYYY-MM-DD. */
  readonly date?: string;
  /** Path of the answers, or folder of a workshop; resumed if it exists. */
  readonly save?: string;
  /** Points or criteria to ask: numbers, ranges, ids or titles. */
  readonly only?: string;
  readonly unanswered?: boolean;
  /** Folder or file with the answers of an earlier round. */
  readonly previous?: string;
  /** Shows no answers and no scores at the end. */
  readonly sealed?: boolean;
  /** Shows no names in a workshop. */
  readonly hideNames?: boolean;
  /** True if people vote on their phones. */
  readonly phones?: boolean;
  /** Address and port for phones; default the likeliest address. */
  readonly host?: string;
  readonly port?: number;
  readonly plain?: boolean;
  /** False without colours. */
  readonly color: boolean;
  /** Report at the end. */
  readonly report: ReportRequest;
  readonly destination: DestinationRequest;
}
