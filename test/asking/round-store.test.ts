import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { openAnswersStore } from '../../src/asking/session/answers-store.ts';
import { openAgreementsStore } from '../../src/asking/session/workshop/agreements-store.ts';
import { openRoundStore } from '../../src/asking/session/workshop/round-store.ts';
import { advanceWorkshop } from '../../src/conversation/workshop/advance.ts';
import type { Workshop, WorkshopEvent } from '../../src/conversation/workshop/workshop.ts';
import { afterwards, PEOPLE, workshopScript as script, voted } from '../conversation/workshops.ts';
import { emptyFolder, faultyFileSystem } from '../storage/keeping.ts';

const HEADER = {
  format: 1,
  checklist: { id: 'test-checklist', version: '1.0.0' },
  subject: 'Company',
  date: '2024-05-06',
} as const;
const AGREED: WorkshopEvent = { type: 'agreed', criterion: 'goal', value: 2, note: 'from May on' };

/** A workshop of three in a folder of its own, of which the disk can be made to refuse Sam's file. */
async function kept() {
  const own = emptyFolder();
  const faulty = faultyFileSystem();
  const respondents = await Promise.all(
    PEOPLE.map(async (person) => {
      const { id, group } = person;
      const path = `round/${id}.yaml`;
      const store = await (id === 'sam'
        ? openAnswersStore(own.io, path, faulty.fs)
        : openAnswersStore(own.io, path));
      return { person, store, before: { ...HEADER, respondent: { id, group }, answers: {} } };
    }),
  );
  const agreed = await openAgreementsStore(own.io, 'round/agreed.yaml');
  const agreedBefore = { ...HEADER, agreed: {} };
  const files = { folder: 'round', date: HEADER.date, respondents, agreed, agreedBefore };
  const keeper = openRoundStore(own.io, script, files);
  const said = (name: string) => parse(own.text(name));
  const save = (workshop: Workshop) => keeper.save(workshop, 60);
  return { ...own, faulty, keeper, said, save };
}

const first = afterwards([voted('goal', [3, 1, 2])]);
const second = advanceWorkshop(script, first, voted('goal', [2, 2, 2], true));

describe('the files of a workshop', () => {
  it('have everybody’s vote before it is said to be saved', async () => {
    const { save, said } = await kept();
    expect(save(first)).toEqual({ isSaved: true, message: null });
    expect(said('round/kathy.yaml')).toMatchObject({ seconds: 60, answers: { goal: 3 } });
    expect(said('round/sam.yaml').answers).toEqual({ goal: 1 });
    expect(said('round/ceo.yaml').answers).toEqual({ goal: 2 });
  });

  it('have no file of agreements before there is one, and keep it when one is taken back', async () => {
    const { save, said, names, keeper } = await kept();
    save(first);
    expect(names()).toEqual(['round']);
    expect(keeper.agreedPath()).toBeNull();
    const agreed = advanceWorkshop(script, first, AGREED);
    save(agreed);
    expect(said('round/agreed.yaml').agreed).toEqual({ goal: { value: 2, note: 'from May on' } });
    save(advanceWorkshop(script, agreed, { type: 'agreed', criterion: 'goal', value: null }));
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
    save(advanceWorkshop(script, first, AGREED));
    faulty.faultAt = (call) => (call === 'renameSync' ? 'ENOSPC' : null);
    save(advanceWorkshop(script, second, AGREED));
    faulty.faultAt = () => null;
    expect(keeper.changeFolder('round')).toBe('"round" is not empty; name a new folder');
    expect(keeper.changeFolder('stick')).toBeNull();
    expect(save(advanceWorkshop(script, second, AGREED)).isSaved).toBe(true);
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
