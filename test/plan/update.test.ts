import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { updatePlan } from '../../src/plan/update.ts';
import { auditOf, twoCriteria, written } from './planned.ts';

/** Plan after edits: comments, blank lines, an owner, a date, a note of two lines. */
const EDITED = `# Our plan, agreed on Monday
format: 1
checklist: { id: test-checklist, version: 1.0.0 }
subject: Company
actions:
  # Sam first
  - id: goals-to-2
    criterion: goals
    level: 2
    do: Ask the CEO.   # in person
    owner: Sam
    due: 2024-05-31
    effort: 2
    status: open # since March
    note: |
      first line
      second line

  - { id: data-to-1, criterion: data, level: 1, do: Buy a CRM., status: dropped }
`;

describe('a new plan', () => {
  it('has an action for each step of the path, with instructions', () => {
    expect(updatePlan(null, auditOf({ goals: 1, data: 4 }, { score: 0.875 }))).toBe(
      `# The action plan. Say who does what by when: owner, due (such as 2024-05-31), note, and status:
# open, done or dropped. When it is brought up to date, actions are added, and those whose level
# is reached are marked as done; nothing is deleted, and what you write stays.

format: 1
checklist:
  id: test-checklist
  version: 1.0.0
subject: Company
actions:
  - id: goals-to-3
    criterion: goals
    level: 3
    says: much
    do: Leave level 1. Leave level 2.
    owner: CEO
    due:
    effort: 2
    status: open
`,
    );
  });

  it('has no actions if the goal is reached', () => {
    const text = updatePlan(null, auditOf({ goals: 4, data: 4 }));
    expect(written(text).plan.actions).toEqual([]);
  });

  it('has no owner if the checklist names none', () => {
    const points = twoCriteria.points.map((own) => ({
      ...own,
      criteria: own.criteria.map(({ advice: _, ...rest }) => rest),
    }));
    const audit = auditOf({ goals: 1, data: 1 }, { score: 0.3 }, { ...twoCriteria, points });
    expect(written(updatePlan(null, audit)).plan.actions).toMatchObject([
      { id: 'data-to-2', do: 'some', owner: null, due: null, effort: 3 },
    ]);
  });
});

describe('bringing a plan up to date', () => {
  it.each([
    { levels: { goals: 1, data: 0 }, aim: 0.25, because: 'the open action leads as far' },
    { levels: { goals: 0, data: 0 }, aim: 0.125, because: 'the open action leads further' },
    { levels: { goals: null, data: 0 }, aim: 0.1, because: 'the dropped action is that very step' },
  ])('changes no byte where $because', ({ levels, aim }) => {
    const audit = auditOf(levels, { score: aim });
    expect(audit.steps).toHaveLength(1);
    expect(updatePlan(written(EDITED), audit)).toBe(EDITED);
  });

  it('marks reached actions, and keeps comments, dates and notes', () => {
    const text = updatePlan(written(EDITED), auditOf({ goals: 2, data: 0 }, { score: 0.25 }));
    expect(text).toBe(
      EDITED.replace('status: open # since', 'status: done # since').replace(
        'CEO.   # in',
        'CEO. # in',
      ),
    );
  });

  it('adds new actions at the end', () => {
    const text = updatePlan(written(EDITED), auditOf({ goals: 1, data: 4 }, { score: 0.875 }));
    expect(text).toContain('# Sam first');
    expect(written(text).plan.actions.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'goals-to-2 open',
      'data-to-1 dropped',
      'goals-to-3 open',
    ]);
  });

  it.each([
    { status: 'done', aim: 0.25, id: 'goals-to-2-2', because: 'what was done is needed again' },
    { status: 'dropped', aim: 0.375, id: 'goals-to-3', because: 'it leads further' },
  ])('adds $id: $because', ({ status, aim, id }) => {
    const plan = EDITED.replace('status: open', `status: ${status}`);
    const text = updatePlan(written(plan), auditOf({ goals: 1, data: 0 }, { score: aim }));
    expect(written(text).plan.actions.at(-1)).toMatchObject({ id, status: 'open' });
  });

  it.each([
    { status: 'done', because: 'only an open action can become done' },
    { status: 'dropped', because: 'what was given up stays given up' },
  ])('leaves $status as it is: $because', ({ status }) => {
    const plan = EDITED.replace('status: open', `status: ${status}`);
    expect(updatePlan(written(plan), auditOf({ goals: 4, data: 4 }))).toBe(plan);
  });

  it('marks no action without a score in this round', () => {
    expect(updatePlan(written(EDITED), auditOf({ goals: null, data: 4 }))).toBe(EDITED);
  });

  it('follows a criterion that was renamed, and notes the new version', () => {
    const points = twoCriteria.points.map((own) => ({
      ...own,
      criteria: own.criteria.map((each) =>
        each.id === 'goals' ? { ...each, id: 'shared-goals', formerly: ['goals'] } : each,
      ),
    }));
    const renamed = { ...twoCriteria, version: '1.1.0', points };
    const audit = auditOf({ 'shared-goals': 2, data: 0 }, { score: 0.25 }, renamed);
    const told = EDITED.replace('level: 2\n', 'level: 2\n    says: some\n').replace(
      'level: 1,',
      'level: 1, says: little,',
    );
    const { plan } = written(updatePlan(written(told), audit));
    expect(plan.checklist.version).toBe('1.1.0');
    expect(plan.actions[0]).toMatchObject({ criterion: 'goals', status: 'done' });
  });

  it('adds to a plan whose list was empty', () => {
    const empty = updatePlan(null, auditOf({ goals: 4, data: 4 }));
    const text = updatePlan(written(empty), auditOf({ goals: 1, data: 0 }, { score: 0.25 }));
    expect(text).toContain('\n  - id: goals-to-2\n');
  });

  it('changes nothing the second time', () => {
    const audit = auditOf({ goals: 1, data: 0 }, { band: 'integrated' });
    const once = updatePlan(written(EDITED), audit);
    expect(updatePlan(written(once), audit)).toBe(once);
  });
});

describe('the text of a plan', () => {
  const nasty = fc
    .array(
      fc.constantFrom('a', 'word', ' ', '  ', '\n', '\t', ': ', '# ', "'", '"', '- ', 'é', '|'),
    )
    .map((parts) => parts.join(''))
    .filter((text) => /\S/.test(text));

  it('is read back unchanged', () => {
    fc.assert(
      fc.property(nasty, nasty, fc.integer({ min: 0, max: 3 }), (advice, owner, level) => {
        const points = twoCriteria.points.map((own) => ({
          ...own,
          criteria: own.criteria.map((each) => ({
            ...each,
            advice: { [level]: { do: advice, owner, effort: 'S' as const } },
          })),
        }));
        const of = { ...twoCriteria, points };
        const audit = auditOf({ goals: level, data: 4 }, { score: (level + 1) / 8 + 0.5 }, of);
        const { plan, text } = written(updatePlan(null, audit));
        expect(plan.actions[0]).toMatchObject({ do: advice, owner });
        const later = auditOf({ goals: 4, data: 4 }, null, of);
        const again = written(updatePlan({ plan, text }, later)).plan.actions;
        expect(again).toEqual([{ ...plan.actions[0], status: 'done' }]);
      }),
    );
  });
});
