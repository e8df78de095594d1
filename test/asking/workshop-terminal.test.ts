import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { LEVELS_YAML } from './having-interview.ts';
import { openTerminal, type Session } from './terminal.ts';

const OF_LEVELS = ['--checklist', './levels.yaml', '--express'];
const WORKSHOP = ['workshop', ...OF_LEVELS, '--date', '2024-05-06', '--subject', 'Company'];
const RIGHT = '\u001b[C';
const _CTRL_C = '\u0003';

/** A folder, in which the workshop is kept as "round". */
function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'align-test-'));
  writeFileSync(join(folder, 'levels.yaml'), LEVELS_YAML);
  const path = (name: string) => join(folder, 'round', `${name}.yaml`);
  return {
    folder,
    has: (name: string) => existsSync(path(name)),
    said: (name: string) => parse(readFileSync(path(name), 'utf8')),
  };
}

function open(folder: string, args: readonly string[] = []): Session {
  return openTerminal([...WORKSHOP, '--save', 'round', ...args], { folder });
}

/** Three people, at the first criterion. */
async function begin(folder: string): Promise<Session> {
  const session = open(folder);
  await session.waitFor('Name, title, group');
  const list = 'Kathy\tMarketing\rSam\tSales\rCarla\tLeadership';
  session.type(`\u001b[200~${list}\u001b[201~`);
  await session.waitFor('3 people added');
  session.type('\r');
  await session.waitFor('What it takes');
  session.type('41');
  await session.waitFor('Next: Carla');
  session.type('\r');
  await session.waitFor('0 of 10');
  return session;
}

describe('a workshop in a terminal', () => {
  it('votes, votes again, agrees, goes back, stops, resumes and finishes', async () => {
    const own = newFolder();
    const session = await begin(own.folder);
    session.type('31');
    await session.waitFor('Now votes  Carla, Leadership');
    session.type('\r');
    await session.waitFor('One vote is missing: Carla.');
    session.type('2\r');
    await session.waitFor('Kathy (3) and Sam (1), what have you seen?');
    await session.waitFor('Conflict: two levels apart.');
    session.type('v');
    await session.waitFor('Second vote.');
    session.type('222\r');
    await session.waitFor('All agree: 2 Documented.');
    session.type('a');
    await session.waitFor('No level is chosen yet');
    session.type('2from May on\r');
    await session.waitFor('1 of 10');
    session.type('b');
    await session.waitFor('Agreed: 2 Documented');
    session.type('q');
    expect((await session.ending()).code).toBe(130);
    expect((await session.lines()).join('\n')).toContain(
      'Resume with: align workshop --save round',
    );
    expect(own.said('kathy').answers).toEqual({ 'exec-sponsorship': { value: 2, firstVote: 3 } });
    expect(own.said('agreed')).toMatchObject({
      respondents: ['kathy', 'sam', 'carla'],
      agreed: { 'exec-sponsorship': { value: 2, note: 'from May on' } },
    });

    const again = open(own.folder);
    await again.waitFor('Now votes');
    for (let answered = 1; answered < 10; answered++) {
      await again.waitFor(`${answered} of 10`);
      again.type('310\r');
      await again.waitFor('what have you seen');
      again.type(RIGHT);
    }
    await again.waitFor('10 of 10 voted on. Nothing is open');
    again.type('f');
    expect((await again.ending()).code).toBe(0);
    const lines = (await again.lines()).join('\n');
    expect(lines).toContain('Company: everyone has answered');
    expect(lines).toContain('align report round -o report.docx');
    expect(own.said('carla')).toMatchObject({ status: 'completed', mode: 'express' });
    expect(await again.isCursorVisible()).toBe(true);
  });

  it('has everything in the files that was shown as saved when it is killed', async () => {
    const own = newFolder();
    const session = await begin(own.folder);
    session.type('310\r');
    await session.waitFor('what have you seen');
    session.type(RIGHT);
    await session.waitFor('1 of 10');
    session.type('u4n');
    await session.waitFor('Why does this not apply? (Carla)');
    session.type('no reps\r');
    await session.waitFor('All have voted');
    session.type('\r');
    await session.waitFor('Only one person gave an answer');
    session.type(RIGHT);
    await session.waitFor('2 of 10');
    session.type('12');
    await session.waitFor('✓ Sam');
    session.signal('SIGKILL');
    await session.ending();
    expect(own.said('kathy').answers).toMatchObject({
      ...{ 'exec-sponsorship': 3, 'shared-target': null },
    });
    // Votes that nobody has seen yet are saved too.
    expect(Object.keys(own.said('kathy').answers)).toHaveLength(3);
    expect(own.said('sam').answers).toMatchObject({ 'exec-sponsorship': 1, 'shared-target': 4 });
    expect(own.said('carla').answers).toEqual({
      'exec-sponsorship': 0,
      'shared-target': { notApplicable: 'no reps' },
    });
    const again = open(own.folder);
    await again.waitFor('Now votes  Carla');
    again.type('q');
    await again.ending();
    expect((await again.lines()).join('\n')).toContain(
      'ended unexpectedly; all saved answers are here',
    );
  });

  it('folds in a window that is made small', async () => {
    const own = newFolder();
    const session = await begin(own.folder);
    session.resize({ columns: 40, rows: 12 });
    await session.settle();
    session.type('3');
    await session.waitFor('Now votes  Sam');
    const lines = await session.screen();
    expect(lines[0]).toContain('✓ saved');
    session.type('q');
    expect((await session.ending()).code).toBe(130);
  });
});
