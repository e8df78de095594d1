import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  openAgreementsStore,
  openAnswersStore,
  openRoundStore,
} from '../../src/asking/session/round-store.ts';
import { advance } from '../../src/conversation/advance.ts';
import type { Conversation, ConversationEvent } from '../../src/conversation/script.ts';
import {
  afterwards,
  again,
  PEOPLE,
  workshopScript as script,
  shown,
} from '../conversation/workshops.ts';
import { emptyFolder, faultyFileSystem } from '../storage/keeping.ts';

const ANSWERS = `format: 1
checklist: {id: test-checklist, version: 1.0.0}
subject: Company
date: 2024-05-06
respondent: {id: lee, group: sales}
answers: {goal: 1}
`;

const HEADER = {
  format: 1,
  checklist: { id: 'test-checklist', version: '1.0.0' },
  subject: 'Company',
  date: '2024-05-06',
} as const;
const AGREED: ConversationEvent = {
  type: 'agreed',
  criterion: 'goal',
  value: 2,
  note: 'from May on',
};

const lee = { id: 'lee', name: 'Lee', group: 'everyone' };

/** A workshop of three in a folder of its own, of which the disk can be made to refuse Sam's file. */
async function kept(failing: 'only-sam' | 'all' = 'only-sam') {
  const own = emptyFolder();
  const faulty = faultyFileSystem();
  const fs = failing === 'all' ? faulty.fs : undefined;
  const respondents = await Promise.all(
    PEOPLE.map(async (person) => {
      const { id, group } = person;
      const path = `round/${id}.yaml`;
      const store = await openAnswersStore(own.io, path, id === 'sam' ? faulty.fs : fs);
      return { person, store, before: { ...HEADER, respondent: { id, group }, answers: {} } };
    }),
  );
  const store = await openAgreementsStore(own.io, 'round/agreed.yaml', fs);
  const agreed = { store, before: { ...HEADER, agreed: {} } };
  const heading = { ...HEADER, answers: {} };
  const files = { folder: 'round', date: HEADER.date, respondents, agreed, heading };
  const keeper = openRoundStore(own.io, script, files);
  const said = (name: string) => parse(own.text(name));
  const save = (state: Conversation) => keeper.save(state, 60);
  return { ...own, faulty, keeper, said, save };
}

const first = afterwards(shown('goal', [3, 1, 2]));
const second = afterwards([...shown('goal', [3, 1, 2]), ...again('goal', [2, 2, 2])]);

describe('the files of a workshop', () => {
  it('have everybody’s vote before it is said to be saved', async () => {
    const { save, said } = await kept();
    expect(save(first)).toEqual({ isSaved: true, message: null });
    expect(said('round/kathy.yaml')).toMatchObject({ seconds: 60, answers: { goal: 3 } });
    expect(said('round/sam.yaml').answers).toEqual({ goal: 1 });
    expect(said('round/ceo.yaml').answers).toEqual({ goal: 2 });
  });

  it('keep the seating order from the beginning, and an agreement that is withdrawn', async () => {
    const { save, said, keeper } = await kept();
    save(first);
    expect(said('round/agreed.yaml')).toMatchObject({ respondents: ['kathy', 'sam', 'ceo'] });
    expect(keeper.agreedPath()).toBeNull();
    const agreed = advance(script, first, AGREED);
    save(agreed);
    expect(said('round/agreed.yaml').agreed).toEqual({ goal: { value: 2, note: 'from May on' } });
    save(advance(script, agreed, { type: 'agreed', criterion: 'goal', value: null }));
    expect(said('round/agreed.yaml')).toMatchObject({
      agreed: {},
      remarks: { goal: { note: 'from May on' } },
    });
  });

  it('are named where one cannot be saved, while the others are; it is tried again', async () => {
    const { save, said, faulty, keeper } = await kept();
    save(first);
    faulty.faultAt = (call) => (call === 'renameSync' ? 'ENOSPC' : null);
    const saving = save(second);
    expect(saving.isSaved).toBe(false);
    expect(saving.message).toContain('"round/sam.yaml"');
    expect(saving.message).not.toContain('kathy');
    expect(said('round/kathy.yaml').answers.goal).toEqual({ value: 2, firstVote: 3 });
    expect(said('round/sam.yaml').answers).toEqual({ goal: 1 });
    const [unsaved, ...others] = keeper.unsaved();
    expect(others).toEqual([]);
    expect(unsaved?.path).toBe('round/sam.yaml');
    expect(parse(unsaved?.text ?? '').answers.goal).toEqual({ value: 2, firstVote: 1 });
    faulty.faultAt = () => null;
    expect(save(second).isSaved).toBe(true);
    expect(keeper.unsaved()).toEqual([]);
    expect(said('round/sam.yaml').answers.goal).toEqual({ value: 2, firstVote: 1 });
  });

  it('go on in another folder where one cannot be saved', async () => {
    const { save, said, faulty, keeper } = await kept();
    save(advance(script, first, AGREED));
    faulty.faultAt = (call) => (call === 'renameSync' ? 'ENOSPC' : null);
    save(advance(script, second, AGREED));
    faulty.faultAt = () => null;
    expect(keeper.changePath('round')).toBe('"round" is not empty; name a new folder');
    expect(keeper.changePath('stick')).toBeNull();
    expect(save(advance(script, second, AGREED)).isSaved).toBe(true);
    for (const name of ['kathy', 'sam', 'ceo']) {
      expect(said(`stick/${name}.yaml`).answers.goal).toMatchObject({ value: 2 });
    }
    expect(said('stick/agreed.yaml').agreed).toHaveProperty('goal');
    expect(keeper.sources()).toEqual(['stick']);
  });

  it('never replace what somebody else wrote meanwhile', async () => {
    const { save, said, keeper, path } = await kept();
    save(first);
    writeFileSync(path('round/kathy.yaml'), 'mine: 1\n');
    const saving = save(second);
    expect(saving).toMatchObject({ isSaved: true });
    expect(saving.message).toContain('your answers are now saved in "round/kathy.mine-1.yaml"');
    expect(said('round/kathy.yaml')).toEqual({ mine: 1 });
    expect(keeper.sources()).toEqual([
      'round/kathy.mine-1.yaml',
      'round/sam.yaml',
      'round/ceo.yaml',
    ]);
  });

  it('have a file for somebody who joins, and another name for somebody renamed', async () => {
    const { save, said, keeper } = await kept();
    save(first);
    const lee = { id: 'lee', name: 'Lee', role: 'CFO', group: 'sales' };
    expect(await keeper.admit(lee)).toBeNull();
    const events = [
      { type: 'joined', person: lee },
      { type: 'renamed', id: 'sam', name: 'Samira' },
    ] as const;
    save(events.reduce<Conversation>((state, event) => advance(script, state, event), first));
    expect(said('round/lee.yaml')).toMatchObject({
      respondent: { id: 'lee', name: 'Lee', role: 'CFO', group: 'sales' },
      answers: {},
    });
    expect(said('round/sam.yaml')).toMatchObject({
      respondent: { id: 'sam', name: 'Samira' },
      answers: { goal: 1 },
    });
    expect(said('round/agreed.yaml').respondents).toEqual(['kathy', 'sam', 'ceo', 'lee']);
    expect(await keeper.admit({ ...lee, id: 'sam' })).toBeNull();
  });

  it('name no group of somebody who joins where everyone is in the same one', async () => {
    const { io, text } = emptyFolder();
    const { groups: _groups, ...checklist } = script.checklist;
    const store = await openAnswersStore(io, 'round/kathy.yaml');
    const before = { ...HEADER, respondent: { id: 'kathy' }, answers: {} };
    const keeper = openRoundStore(
      io,
      { ...script, checklist },
      {
        folder: 'round',
        date: HEADER.date,
        respondents: [{ person: PEOPLE[0] ?? lee, store, before }],
        agreed: null,
        heading: { ...HEADER, answers: {} },
      },
    );
    expect(await keeper.admit(lee)).toBeNull();
    keeper.save({ ...first, people: [...first.people, lee] }, 0);
    expect(parse(text('round/lee.yaml')).respondent).toEqual({ id: 'lee', name: 'Lee' });
  });

  it('say who has left, until they are back', async () => {
    const { save, said, keeper } = await kept();
    save(first);
    expect(said('round/agreed.yaml')).not.toHaveProperty('left');
    const without = advance(script, first, { type: 'left', id: 'sam' });
    expect(keeper.isKept(without)).toBe(false);
    save(without);
    expect(said('round/agreed.yaml')).toMatchObject({ left: ['sam'] });
    const [, sam] = without.people;
    if (!sam) throw new Error('no sam');
    save(advance(script, without, { type: 'joined', person: sam }));
    expect(said('round/agreed.yaml')).not.toHaveProperty('left');
  });

  it('are not those of somebody else who joins', async () => {
    const { save, keeper, path } = await kept();
    save(first);
    writeFileSync(path('round/lee.yaml'), ANSWERS);
    const lee = { id: 'lee', name: 'Lee', group: 'sales' };
    expect(await keeper.admit(lee)).toBe(
      '"round/lee.yaml" holds answers already; use another name',
    );
  });

  it('are free once it is over', async () => {
    const { save, keeper, io } = await kept();
    save(first);
    await expect(openAnswersStore(io, 'round/sam.yaml')).rejects.toThrow(
      '"round/sam.yaml" is in use',
    );
    keeper.close();
    (await openAnswersStore(io, 'round/sam.yaml')).close();
  });
});

describe('a disk that fails under a workshop', () => {
  const before = advance(script, first, AGREED);
  const after = advance(script, second, { ...AGREED, value: 1 });
  const VOTES = [
    { file: 'kathy', was: 3 },
    { file: 'sam', was: 1 },
    { file: 'ceo', was: 2 },
  ];

  it.each([
    { code: 'ENOSPC', how: 'from then on' },
    { code: 'EIO', how: 'once' },
  ])('with $code $how, at any call, costs no vote and no agreement', async ({ code, how }) => {
    // Far more calls than saving four files makes, so that the last ones do not fail at all.
    for (let n = 1; n <= 80; n += 4) {
      const { save, said, faulty, keeper } = await kept('all');
      save(before);
      faulty.calls.length = 0;
      faulty.faultAt = (_, index) => ((how === 'once' ? index === n : index >= n) ? code : null);
      const saving = save(after);
      faulty.faultAt = () => null;
      for (const { file, was } of VOTES) {
        const vote = said(`round/${file}.yaml`).answers.goal;
        expect([was, { value: 2, firstVote: was }, 2]).toContainEqual(vote);
        if (saving.isSaved) expect(vote?.value ?? vote).toBe(2);
      }
      expect([1, 2]).toContain(said('round/agreed.yaml').agreed.goal.value);
      expect(saving.isSaved || keeper.unsaved().length > 0).toBe(true);

      expect(save(after)).toEqual({ isSaved: true, message: null });
      expect(said('round/kathy.yaml').answers.goal).toEqual({ value: 2, firstVote: 3 });
      expect(said('round/agreed.yaml').agreed.goal.value).toBe(1);
      expect(keeper.unsaved()).toEqual([]);
      keeper.close();
    }
  });
});
