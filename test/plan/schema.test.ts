import { describe, expect, it } from 'vitest';
import { written } from './planned.ts';

const PLAN = `format: 1
checklist: {id: test-checklist, version: 1.0.0}
subject: Company
actions:
  - id: a
    criterion: goals
    level: 2
    do: Ask the CEO.
    owner:
    due:
    status: open
`;

describe('a plan file', () => {
  it('may leave owner and date empty', () => {
    expect(written(PLAN).plan.actions[0]).toMatchObject({ owner: null, due: null });
  });

  it.each([
    {
      from: 'due:',
      to: 'due: 31/5/2024',
      message: 'plan.yaml:10:10: due: must be a date in the form YYYY-MM-DD, not "31/5/2024"',
    },
    {
      from: 'due:',
      to: 'due: 2024-02-30',
      message: 'plan.yaml:10:10: due: 2024-02-30 does not exist',
    },
    {
      from: 'status: open',
      to: 'status: finished',
      message: 'plan.yaml:11:13: status: must be "open", "done" or "dropped"',
    },
    { from: 'owner:', to: 'ower:', message: 'plan.yaml:9:5: unknown field "ower"; did you mean' },
    { from: '    do: Ask the CEO.\n', to: '', message: 'plan.yaml:5:5: do: is missing' },
    {
      from: 'status: open\n',
      to: 'status: open\n  - {id: a, criterion: data, level: 1, do: x, status: open}\n',
      message: 'plan.yaml:12:10: id: duplicate id "a", used by another action; choose another',
    },
  ])('with "$to" is refused: $message', ({ from, to, message }) => {
    expect(() => written(PLAN.replace(from, to))).toThrow(message);
  });
});
