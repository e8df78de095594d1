import type { DigestedChecklist } from '../../analysis/gap-report.ts';
import type { ReportRequest } from '../../audit/request.ts';
import type { Script } from '../../conversation/script.ts';
import { UserError } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { listChecklists } from '../../loading/checklists/list.ts';
import { loadChecklist } from '../../loading/checklists/load.ts';
import { isPassedOver } from '../../loading/round.ts';
import type { DestinationRequest } from '../../output/target.ts';
import type { Questions } from '../../terminal/questions.ts';
import { quoted } from '../../text/safe.ts';
import { didYouMean } from '../../words/errors.ts';

/** Checklist for interviews without `--checklist`. */
const FLAGSHIP = 'lead-gen-alignment';
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
  questions: Questions,
  named: string | undefined,
): Promise<ChosenChecklist> {
  const name = named === LIST ? await choose(io, questions) : (named ?? FLAGSHIP);
  return { name, checklist: await loadChecklist(io, name) };
}

async function choose(io: Io, questions: Questions): Promise<string> {
  const listed = await listChecklists(io);
  const choices = listed.flatMap((own) => {
    if ('isBroken' in own || own.hiddenBy) return [];
    const { id, title, criteria } = own;
    return [{ value: id, title: `${title} (${id}, ${criteria} criteria)` }];
  });
  return questions.choose('Which checklist?', choices);
}

/** @throws UserError if the checklist has no such point, or no key criteria for `express` */
export function checkScript({ checklist, mode, onlyPoint }: Script): void {
  const ids = checklist.points.map(({ id }) => id);
  if (onlyPoint !== undefined && !ids.includes(onlyPoint)) {
    throw new UserError(
      `--only: the checklist has no point ${quoted(onlyPoint)}${didYouMean(onlyPoint, ids)}`,
      `choose one of ${ids.join(', ')}`,
    );
  }
  const hasKeys = checklist.points.some(({ criteria }) => criteria.some(({ key }) => key));
  if (mode === 'express' && !hasKeys) {
    throw new UserError(
      `the checklist ${quoted(checklist.id)} has no key criteria, so there is no express audit of it`,
      'leave out --express, or mark criteria with "key: true"',
    );
  }
}

const MAX_FOLDER_NAME = 60;

/** Windows opens a device in place of a file of such a name, whatever its ending. */
const DEVICE = /^(?:con|prn|aux|nul|(?:com|lpt)\d)$/;

/** Ids that are not allowed, because JavaScript gives these names another meaning. */
const FORBIDDEN = /^(?:constructor|prototype)$/;

/** Converts an organisation to a folder name, in its own script if it has no Latin letters. */
export function folderName(subject: string): string {
  const name = slug(subject);
  if (name === '') return inItsScript(subject) || 'audit';
  return DEVICE.test(name) ? `audit-${name}` : name;
}

/**
 * A person as the name of a file without its ending, and as an id: lowercase letters, digits and
 * hyphens. No name that a file cannot have, or that is never taken for answers in a folder.
 */
export function personId(name: string): string {
  const id = slug(name);
  if (id === '') return 'respondent';
  const isTaken = DEVICE.test(id) || FORBIDDEN.test(id) || isPassedOver(`${id}.yaml`);
  return isTaken ? `respondent-${id}` : id;
}

function slug(text: string): string {
  const words = text.normalize('NFKD').replace(/\p{Mark}/gu, '');
  return hyphened(words.toLowerCase().replace(/[^a-z0-9]+/g, '-'));
}

function inItsScript(text: string): string {
  return hyphened(text.normalize('NFC').replace(/[^\p{Letter}\p{Number}]+/gu, '-'));
}

function hyphened(text: string): string {
  return Array.from(text).slice(0, MAX_FOLDER_NAME).join('').replace(/^-|-$/g, '');
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
  /** Id of the only point to ask. */
  readonly only?: string;
  readonly unanswered?: boolean;
  /** Folder or file with the answers of an earlier round. */
  readonly previous?: string;
  /** Shows no answers and no scores at the end. */
  readonly sealed?: boolean;
  readonly plain?: boolean;
  /** False without colours. */
  readonly color: boolean;
  /** Report at the end. */
  readonly report: ReportRequest;
  readonly destination: DestinationRequest;
}
