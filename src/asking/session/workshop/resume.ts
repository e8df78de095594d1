import type { Agreed } from '../../../answers/answers.ts';
import { answeredVersion } from '../../../answers/level-texts.ts';
import { match, matchAgreed } from '../../../answers/match.ts';
import { refuseMixtures } from '../../../audit/load.ts';
import type { Checklist } from '../../../checklist/checklist.ts';
import { emptyRecord } from '../../../conversation/script.ts';
import { recordOf } from '../../../conversation/solo/answers-of.ts';
import type { WorkshopRecord } from '../../../conversation/workshop/advance.ts';
import { agreedBefore } from '../../../conversation/workshop/agreed-of.ts';
import {
  isOpenToAnyone,
  type WorkshopParticipant,
  type WorkshopScript,
} from '../../../conversation/workshop/workshop.ts';
import { UserError } from '../../../diagnostic.ts';
import { type Io, today } from '../../../io/io.ts';
import { type AgreedFile, agreementsFor } from '../../../loading/agreed.ts';
import { type AnswersFile, submit, warningLine } from '../../../loading/answers.ts';
import { loadChecklist, namedChecklist } from '../../../loading/checklists/load.ts';
import { quoted } from '../../../text/safe.ts';
import type { AnswersStore } from '../answers-store.ts';
import { dateOf } from '../respondent.ts';
import type { InterviewOptions } from '../script.ts';
import { wholeScript } from '../solo/prepare.ts';
import type { AgreementsStore } from './agreements-store.ts';
import type { PreparedWorkshop } from './files.ts';
import { agreedFileIn, answersFilesIn, openRoundFiles, type RespondentFile } from './files.ts';
import { earlierRound, inOrderOfGroups } from './people.ts';

/**
 * Opens every file of a round that is to go on.
 * @throws UserError and InputError
 */
export async function resumeWorkshop(
  io: Io,
  folder: string,
  options: InterviewOptions,
): Promise<PreparedWorkshop> {
  const paths = answersFilesIn(io, folder);
  return openRoundFiles(io, paths, agreedFileIn(io, folder), async (stores, agreed) => {
    const files = stores.flatMap(({ found }) => (found ? [found] : []));
    refuseMixtures(files);
    const checklist = await checklistOf(io, files, options);
    const subject = files[0]?.answers.subject ?? '';
    refuseOtherSubject(folder, subject, options);
    const submitted = files.map((file) => submit(checklist, completed(file)));
    const agreements = agreed.found && agreementsFor(checklist, agreed.found, subject);
    const said = saidIn(checklist, files, agreed.found);
    const script = scriptOf(checklist, files, options);
    const date = dateOf(options, files[0]?.answers.date ?? today(io));
    const respondents = script.people.flatMap((person) => seatOf(person, stores));
    return {
      script: options.unanswered ? { ...script, onlyOpen: isOpenToAnyone(script, said) } : script,
      said,
      files: {
        folder,
        date,
        agreed,
        respondents,
        agreedBefore: agreedFrom(agreed, script, subject, date),
      },
      earlier: (await earlierRound(io, options, checklist))?.round ?? null,
      warnings: [...stores, agreed]
        .flatMap(({ notices }) => notices)
        .concat(submitted.flatMap(({ warnings }) => warnings.map(warningLine)))
        .concat(agreements?.warnings.map(warningLine) ?? []),
      isNew: false,
    };
  });
}

function scriptOf(
  checklist: Checklist,
  files: readonly AnswersFile[],
  options: InterviewOptions,
): WorkshopScript {
  const isExpress = files.every(({ answers }) => answers.mode === 'express');
  const respondents = files.map(({ answers }) => answers.respondent);
  return {
    ...wholeScript(checklist, options, isExpress ? 'express' : undefined),
    people: inOrderOfGroups(checklist, respondents),
  };
}

function saidIn(
  checklist: Checklist,
  files: readonly AnswersFile[],
  agreed: AgreedFile | null,
): WorkshopRecord {
  const said = files.map(({ answers }) => [
    answers.respondent.id,
    recordOf(match(checklist, answers)),
  ]);
  return {
    said: Object.fromEntries(said),
    agreed: agreed ? agreedBefore(matchAgreed(checklist, agreed.agreed)) : emptyRecord,
  };
}

/** Returns the content of the file of agreements, or the heading of a new one. */
function agreedFrom(
  { found }: AgreementsStore,
  { checklist }: WorkshopScript,
  subject: string,
  date: string,
): Agreed {
  return (
    found?.agreed ?? {
      format: 1,
      checklist: answeredVersion(checklist),
      subject,
      date,
      agreed: {},
    }
  );
}

function seatOf(
  person: WorkshopParticipant,
  stores: readonly AnswersStore[],
): readonly RespondentFile[] {
  const store = stores.find(({ found }) => found?.answers.respondent.id === person.id);
  return store?.found ? [{ person, store, before: store.found.answers }] : [];
}

async function checklistOf(
  io: Io,
  files: readonly AnswersFile[],
  { checklist }: InterviewOptions,
): Promise<Checklist> {
  const isNamed = checklist !== undefined && checklist !== '?';
  const found = isNamed ? await loadChecklist(io, checklist) : await namedChecklist(io, files);
  return found.definition;
}

/** Marks a file as completed, so that no warning says that it is in progress. */
function completed(file: AnswersFile): AnswersFile {
  return { ...file, answers: { ...file.answers, status: 'completed' } };
}

function refuseOtherSubject(folder: string, found: string, { subject }: InterviewOptions): void {
  if (subject === undefined || subject === found) return;
  throw new UserError(
    `--subject says ${quoted(subject)}, but the answers in ${quoted(folder)} are about ${quoted(found)}`,
    'leave out --subject to go on with them, or give --save another folder',
  );
}
