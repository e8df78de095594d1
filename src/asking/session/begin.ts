import { join } from 'node:path';
import type { Answers, Respondent } from '../../answers/answers.ts';
import { answeredVersion } from '../../answers/level-texts.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { hasGroups, respondentOf } from '../../conversation/files.ts';
import { emptyRecord, type Script } from '../../conversation/script.ts';
import { ownGuess, type SetupResult } from '../../conversation/setup.ts';
import { UserError } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { personId } from '../../text/slug.ts';
import { sessionWords as words } from '../../words/session.ts';
import { type EarlierRound, earlierOf } from './earlier.ts';
import { folderName, type InterviewOptions } from './options.ts';
import { resumeAnswers, resumeWorkshop } from './resume.ts';
import { type AnswersStore, openAnswersStore, openRoundFiles } from './round-store.ts';
import {
  answersFilesIn,
  expectedAs,
  type FoundRound,
  folderOf,
  isInGroup,
  noticesOf,
  type Prepared,
  personOf,
  settingOf,
} from './setting.ts';

/** Settings of a session before its first answer. */
export interface NewSession {
  readonly io: Io;
  readonly options: InterviewOptions;
  readonly script: Script;
  readonly setup: SetupResult;
  readonly date: string;
  readonly earlier: EarlierRound | null;
  readonly round: FoundRound | null;
}

function headingOf({ script, setup, date }: NewSession): Omit<Answers, 'respondent'> {
  return {
    format: 1,
    checklist: answeredVersion(script.checklist),
    subject: setup.values.subject.trim(),
    date,
    status: 'in-progress',
    ...(script.mode === 'express' ? { mode: script.mode } : {}),
    answers: {},
  };
}

/** Opens the file of a new interview, or resumes the one that this person began. */
export async function startInterview(start: NewSession): Promise<Prepared> {
  const { io, options, script, setup, date, earlier, round } = start;
  const { name, role, group } = setup.values;
  const expected = expectedAs(round, name.trim());
  const respondent: Respondent = {
    id: expected?.id ?? personId(name),
    name: name.trim(),
    ...(role.trim() === '' ? {} : { role: role.trim() }),
    ...(hasGroups(script.checklist) ? { group } : {}),
  };
  const heading = headingOf(start);
  const opened =
    options.save === undefined
      ? await openOwnFile(
          io,
          { subject: heading.subject, date, respondent, round },
          script.checklist,
        )
      : { store: await openAnswersStore(io, options.save), respondent };
  const { store } = opened;
  if (store.found) return resumeAnswers(io, store, options);
  const guess = ownGuess(setup);
  const before: Answers = {
    ...heading,
    respondent: opened.respondent,
    ...(guess === undefined ? {} : { gutFeeling: guess }),
  };
  const found = earlier && earlierOf(earlier, options.previous ?? '', respondent);
  const person = personOf(script.checklist, opened.respondent);
  return {
    script,
    record: { people: [person], said: { [person.id]: emptyRecord }, agreed: emptyRecord },
    files: {
      folder: null,
      date,
      respondents: [{ person, store, before }],
      agreed: null,
      heading,
    },
    earlier: found?.earlier ?? null,
    previous: found?.path ?? null,
    setting: settingOf(script, [person], heading.subject, options),
    subject: heading.subject,
    warnings: [...noticesOf([store]), ...(found?.warning ? [found.warning] : [])],
    isNew: true,
  };
}

/** Opens a file for each participant of a new workshop, or resumes the one in that folder. */
export async function startWorkshop(start: NewSession): Promise<Prepared> {
  const { io, options, script, setup, date, earlier } = start;
  const heading = headingOf(start);
  const { subject } = heading;
  const { people } = setup;
  const folder = folderOf(start, subject);
  if (answersFilesIn(io, folder).length > 0) {
    return resumeWorkshop(io, folder, options, people);
  }
  const paths = people.map(({ id }) => join(folder, `${id}.yaml`));
  return openRoundFiles(io, paths, join(folder, 'agreed.yaml'), async ({ stores, agreed }) => {
    const respondents = people.flatMap((person, at) => {
      const store = stores[at];
      if (!store) return [];
      const respondent = respondentOf(script.checklist, person);
      const guess = setup.guesses[person.id];
      const before = {
        ...heading,
        respondent,
        ...(guess === undefined ? {} : { gutFeeling: guess }),
      };
      return [{ person, store, before }];
    });
    const { checklist } = heading;
    const agreedBefore = { format: 1, checklist, subject, date, agreed: {} } as const;
    return {
      script,
      record: { people, said: {}, agreed: emptyRecord },
      files: {
        ...{ folder, date, respondents, heading },
        agreed: agreed && { store: agreed, before: agreedBefore },
      },
      earlier: earlier?.earlier ?? null,
      previous: options.previous ?? null,
      setting: settingOf(script, people, subject, options),
      subject,
      warnings: noticesOf([...stores, ...(agreed ? [agreed] : [])]),
      isNew: true,
    };
  });
}

/**
 * Opens the file of the respondent: the one that they began, or a new one. A number is added if
 * another person has the same file name.
 * @throws UserError if the file is about another organisation
 */
async function openOwnFile(
  io: Io,
  asked: {
    readonly subject: string;
    readonly date: string;
    readonly respondent: Respondent;
    readonly round: FoundRound | null;
  },
  checklist: Checklist,
): Promise<{ readonly store: AnswersStore; readonly respondent: Respondent }> {
  const folder = asked.round?.folder ?? join(folderName(asked.subject), asked.date);
  for (let number = 1; ; number++) {
    const id = number === 1 ? asked.respondent.id : `${asked.respondent.id}-${number}`;
    const respondent = { ...asked.respondent, id };
    const store = await openAnswersStore(io, join(folder, `${id}.yaml`));
    const other = store.found?.answers;
    if (!other) return { store, respondent };
    const isSame =
      other.subject === asked.subject &&
      (other.respondent.name ?? other.respondent.id) === respondent.name &&
      isInGroup(checklist, respondent.group, other.respondent.group);
    if (isSame) return { store, respondent };
    store.close();
    if (other.subject !== asked.subject) {
      throw new UserError(
        words.otherSubject({ path: store.path, found: other.subject, wanted: asked.subject }),
      );
    }
  }
}
