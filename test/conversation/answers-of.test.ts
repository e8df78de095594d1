import { describe, expect, it } from 'vitest';
import type { Answers } from '../../src/answers/answers.ts';
import { match } from '../../src/answers/match.ts';
import { answersOf, recordOf } from '../../src/conversation/files.ts';
import type { ConversationEvent, Script } from '../../src/conversation/script.ts';
import { checklist, criterion, point } from '../having.ts';
import { following, note, SAM, saying, script, startInterview } from './scripts.ts';

const BEFORE: Answers = {
  format: 1,
  checklist: { id: 'test-checklist', version: '1.0.0' },
  subject: 'Oakley Pumps',
  date: '2026-03-02',
  status: 'in-progress',
  respondent: { id: 'mia', group: 'sales' },
  answers: {},
};
/** Checksum of what the levels of the script's checklist say. */
const TEXTS = '6a41606e7c3b472fe4d614c35bf066fe802b5bdb54cc683f04cfcdda0fd81cec';
const finished: ConversationEvent = { type: 'finished' };

function filed(
  interview = startInterview(script),
  before: Partial<Answers> = {},
  of: Script = script,
): Answers {
  const { name = BEFORE.respondent.id } = { ...BEFORE, ...before }.respondent;
  return answersOf(
    of,
    interview,
    { ...SAM, name },
    {
      before: { ...BEFORE, ...before },
      date: '2026-03-03',
      seconds: 95,
    },
  );
}

describe('the answers file of an interview', () => {
  it('says what was said, levels in short form and in the order of the checklist', () => {
    const interview = following([
      { type: 'answered', criterion: 'calls', value: 3 },
      { type: 'not-applicable', criterion: 'team', reason: 'no stand' },
      1,
      note('goal', 'see minutes'),
      note('price', 'ask Ben'),
    ]);
    const written = filed(interview);
    expect(written).toEqual({
      ...BEFORE,
      checklist: { ...BEFORE.checklist, texts: TEXTS },
      date: '2026-03-03',
      seconds: 95,
      answers: {
        goal: { value: 1, note: 'see minutes' },
        team: { notApplicable: 'no stand' },
        calls: 3,
      },
      remarks: { price: { note: 'ask Ben' } },
    });
    expect(Object.keys(written.answers)).toEqual(['goal', 'team', 'calls']);
  });

  it('keeps the long form where the file has it', () => {
    const interview = following([], script, saying({ goal: 1 }));
    expect(filed(interview, { answers: { goal: { value: 2 } } }).answers).toEqual({
      goal: { value: 1 },
    });
  });

  it('gives the same interview when it is read again', () => {
    const interview = following([2, note('budget', 'x'), null, note('calls', 'y')]);
    const { answers, remarks } = interview;
    expect(recordOf(match(script.checklist, filed(interview)))).toEqual({ answers, remarks });
  });

  it.each<{
    given: readonly (number | ConversationEvent)[];
    part?: Partial<Script>;
    status: string;
    because: string;
  }>([
    { given: [2], status: 'in-progress', because: 'it is not finished' },
    { given: [2, finished], status: 'completed', because: 'open criteria are allowed' },
    {
      given: [2, finished],
      part: { only: ['goal', 'budget'] },
      status: 'in-progress',
      because: 'only a part was gone through',
    },
    {
      given: [0, 1, 1, finished],
      part: { onlyOpen: ['goal', 'team', 'calls'] },
      status: 'completed',
      because: 'nothing is open',
    },
  ])('is $status after $given, as $because', ({ given, part = {}, status }) => {
    const of = { ...script, ...part };
    expect(filed(following(given, of), {}, of).status).toBe(status);
  });

  it('stays completed after a part, whatever was left open before', () => {
    const of = { ...script, only: ['goal'] };
    const ended = following([2, finished], of, saying({ goal: 1 }));
    expect(filed(ended, { status: 'completed' }, of).status).toBe('completed');
    expect(filed(ended, { status: 'in-progress' }, of).status).toBe('in-progress');
  });

  it('stays completed while one of all answers is changed', () => {
    const said = saying({ goal: 0, team: 1, calls: 1 });
    const change: ConversationEvent = { type: 'answered', criterion: 'team', value: 2 };
    expect(filed(following([change], script, said), { status: 'completed' }).status).toBe(
      'completed',
    );
  });

  it('is no longer express when everything is asked', () => {
    expect(filed(startInterview(script), { mode: 'express' }).mode).toBe('full');
    expect(
      filed(startInterview(script), { mode: 'full' }, { ...script, mode: 'express' }).mode,
    ).toBe('full');
  });

  it('takes on the version and the ids of this checklist', () => {
    const renamed = {
      ...script,
      checklist: {
        ...checklist(point('only', 1, criterion('aim', { formerly: ['goal'] }))),
        version: '2.0.0',
      },
    };
    const before = { ...BEFORE, answers: { goal: { value: 3 } } };
    const said = recordOf(match(renamed.checklist, before));
    expect(filed(startInterview(renamed, said), before, renamed)).toMatchObject({
      checklist: { version: '2.0.0' },
      answers: { aim: { value: 3 } },
    });
  });

  it('keeps answers that this version no longer asks for, and with them the version', () => {
    const newer = {
      ...script,
      checklist: { ...checklist(point('only', 1, criterion('goal'))), version: '2.0.0' },
    };
    const before = { ...BEFORE, answers: { goal: 3, gone: 2 } };
    const said = recordOf(match(newer.checklist, before));
    expect(filed(following([], newer, said), before, newer)).toMatchObject({
      checklist: { version: '1.0.0' },
      answers: { gone: 2, goal: 3 },
    });
  });
});
