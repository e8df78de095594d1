import { join } from 'node:path';
import type { Answers, Respondent } from '../../../answers/answers.ts';
import { answeredVersion } from '../../../answers/level-texts.ts';
import type { Script } from '../../../conversation/script.ts';
import { emptyWorkshopRecord } from '../../../conversation/workshop/advance.ts';
import { type Io, today } from '../../../io/io.ts';
import { refuseName } from '../../../storage/place.ts';
import type { Questions } from '../../../terminal/questions.ts';
import { quoted } from '../../../text/safe.ts';
import { askSubject, dateOf } from '../respondent.ts';
import { chooseChecklist, folderName, type InterviewOptions } from '../script.ts';
import { wholeScript } from '../solo/prepare.ts';
import {
  answersFilesIn,
  openRoundFiles,
  type PreparedWorkshop,
  type RespondentFile,
} from './files.ts';
import {
  askGutFeelings,
  askParticipants,
  type EarlierPeople,
  earlierRound,
  inOrderOfGroups,
} from './people.ts';
import { resumeWorkshop } from './resume.ts';

/**
 * Opens the round to resume, or asks for the heading of a new one. On failure all files are free
 * again.
 * @throws UserError, InputError and Stopped
 */
export async function prepareWorkshop(
  io: Io,
  questions: Questions,
  options: InterviewOptions,
): Promise<PreparedWorkshop> {
  const { save } = options;
  if (save !== undefined) refuseName(save);
  if (save !== undefined && answersFilesIn(io, save).length > 0) {
    return resumeWorkshop(io, save, options);
  }
  const { checklist } = await chooseChecklist(io, questions, options.checklist);
  const { definition } = checklist;
  // What the command line gets wrong is said before anything is asked.
  const whole = wholeScript(definition, options, undefined);
  const date = dateOf(options, today(io));
  const earlier = await earlierRound(io, options, definition);
  const about = earlier?.subject === undefined ? {} : { subject: earlier.subject };
  const subject = await askSubject(questions, { ...about, ...options });
  const folder = save ?? join(folderName(subject), date);
  if (answersFilesIn(io, folder).length > 0) return resumeWorkshop(io, folder, options);
  const known = earlier?.respondents ?? [];
  sayWhoIsKnown(io, known, options.previous);
  const respondents = await askParticipants(questions, definition, known);
  return startRound(io, questions, { whole, folder, subject, date, respondents, earlier });
}

function sayWhoIsKnown(
  { stderr }: Io,
  known: readonly Respondent[],
  previous: string | undefined,
): void {
  if (previous === undefined || known.length === 0) return;
  const names = known.map(({ id, name = id }) => name).join(', ');
  stderr.write(`From ${quoted(previous)}: ${quoted(names).slice(1, -1)}.\n`);
}

/** Settings of a workshop before its first vote. */
export interface NewWorkshop {
  readonly whole: Script;
  readonly folder: string;
  readonly subject: string;
  readonly date: string;
  readonly respondents: readonly Respondent[];
  readonly earlier: EarlierPeople | null;
}

/** Opens a new file for each respondent, and asks for everybody's gut feeling. */
async function startRound(
  io: Io,
  questions: Questions,
  { whole, folder, subject, date, respondents, earlier }: NewWorkshop,
): Promise<PreparedWorkshop> {
  const people = inOrderOfGroups(whole.checklist, respondents);
  const about = { checklist: answeredVersion(whole.checklist), subject, date };
  const paths = people.map((person) => join(folder, `${person.id}.yaml`));
  return openRoundFiles(io, paths, join(folder, 'agreed.yaml'), async (stores, agreed) => {
    const feelings = await askGutFeelings(questions, people);
    const ownFiles = people.flatMap((person, at): RespondentFile[] => {
      const respondent = respondents.find((own) => own.id === person.id);
      const store = stores[at];
      if (!respondent || !store) return [];
      const gutFeeling = feelings.get(person.id);
      const before: Answers = {
        ...{ format: 1, ...about, status: 'in-progress', respondent },
        ...(whole.mode === 'express' ? { mode: whole.mode } : {}),
        ...(gutFeeling === undefined ? {} : { gutFeeling }),
        answers: {},
      };
      return [{ person, store, before }];
    });
    return {
      script: { ...whole, people },
      said: emptyWorkshopRecord,
      files: {
        folder,
        date,
        respondents: ownFiles,
        agreed,
        agreedBefore: { format: 1, ...about, agreed: {} },
      },
      earlier: earlier?.round ?? null,
      warnings: [...stores, agreed].flatMap(({ notices }) => notices),
      isNew: true,
    };
  });
}
