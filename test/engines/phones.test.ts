import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { openTerminal, type Session } from '../asking/terminal.ts';
import { type Browser, HANDS, openBrowser, type Page } from './browser.ts';

let browser: Browser;

beforeAll(() => {
  browser = openBrowser();
});
afterAll(() => browser.close());

const PHONE = { width: 360, height: 740, isOtherDevice: true };
const PROJECTOR = { width: 1280, height: 720, isOtherDevice: true };

const CHECKLIST = `format: 1
id: room
version: 1.0.0
title: The room <img src=x onerror=alert(1)>
groups:
  marketing: {title: Marketing}
  sales: {title: Sales}
bands:
  - {id: low, from: 0, title: Low}
  - {id: high, from: 50, title: High}
points:
  - id: only
    title: The only point
    weight: 1
    criteria:
      - id: follow-up
        title: Follow-up
        question: How quickly are leads followed up?
        levels: {0: Nobody can say, 1: Sooner or later, 2: Within three days, 3: Within one day}
      - id: terms
        title: Terms
        question: Which terms are shared?
        type: multi-choice
        options:
          - {id: icp, label: Ideal customer}
          - {id: mql, label: MQL}
      - id: hours
        title: Hours
        question: How many hours to the first contact?
        type: number
        unit: hours
        min: 0
        max: 720
        thresholds: [{at: 72, score: 20}, {at: 4, score: 100}]
        when: {criterion: follow-up, atLeast: 2}
`;

const ROUND = `format: 1
subject: Company <b>
date: 2024-05-06
checklist: {id: room}
respondents:
  - {id: kathy, name: Kathy, role: CMO, group: marketing}
  - {id: sam, name: "Sam <script>alert(1)</script>", group: sales}
`;

/** Does one thing after the other on a page. */
function does(page: Page, ...acts: readonly string[]): Promise<unknown> {
  return page.evaluate(`(async () => { ${acts.map((act) => `await ${act};`).join('\n')} })()`);
}

async function textOf(page: Page): Promise<string> {
  return String(await page.evaluate('document.body.innerText'));
}

async function openPage(address: string, viewport: typeof PHONE): Promise<Page> {
  const page = await browser.open(address, viewport);
  await page.evaluate(HANDS);
  return page;
}

/** Workshop in its lobby. */
async function openLobby(args: readonly string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'align-test-'));
  mkdirSync(join(folder, 'checklists'));
  mkdirSync(join(folder, 'round'));
  writeFileSync(join(folder, 'checklists/room.yaml'), CHECKLIST);
  writeFileSync(join(folder, 'round/round.yaml'), ROUND);
  return { folder, ...(await enterLobby(folder, args)) };
}

async function enterLobby(folder: string, args: readonly string[] = []) {
  const session = openTerminal(
    ['workshop', 'round', '--phones', '--host', '127.0.0.1', '--port', '0', ...args],
    { folder, columns: 120, rows: 40 },
  );
  await session.waitFor('Board, for the projector');
  const text = (await session.screen()).join('\n');
  const [, address = ''] = /Address +(\S+)/.exec(text) ?? [];
  const [, code = ''] = /Code +(\S+)/.exec(text) ?? [];
  const [, board = ''] = /projector: (\S+)/.exec(text) ?? [];
  return { session, address, code, board };
}

/** Opens a phone and joins. */
async function join3(lobby: { readonly address: string; readonly code: string }): Promise<Page[]> {
  const link = `${lobby.address}/#${lobby.code}`;
  const [kathy, sam, dana] = await Promise.all([1, 2, 3].map(() => openPage(link, PHONE)));
  if (!kathy || !sam || !dana) throw new Error('no pages');
  await does(kathy, `press('Kathy', 'Join')`, `shows('You are in')`);
  await does(sam, `press('Sam', 'Join')`, `shows('You are in')`);
  await does(dana, `press('Someone else')`, `write('Your name', 'דנה כהן')`);
  await does(dana, `press('Marketing', 'Join')`, `shows('You are in')`);
  return [kathy, sam, dana];
}

function said(folder: string, name: string) {
  return parse(readFileSync(join(folder, 'round', `${name}.yaml`), 'utf8'));
}

async function begin(session: Session): Promise<void> {
  await session.waitFor('3 joined');
  session.type('\r');
  await session.waitFor('Waiting for');
}

/** Presses Enter once it is no echo of the Enter that showed the votes. */
async function goOn(session: Session): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  session.type('\r');
}

const PICTURES = process.env.ALIGN_TEST_PICTURES;

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES) writeFileSync(join(PICTURES, `${name}.png`), await page.picture('png'));
}

describe('a workshop with phones', () => {
  it('has three phones and a board at once, from the lobby to the end', async () => {
    const lobby = await openLobby();
    const { session, folder, address } = lobby;
    const board = await openPage(lobby.board, PROJECTOR);
    await does(board, `shows('Nobody is here yet')`);
    const phones = await join3(lobby);
    const [kathy, sam, dana] = phones;
    if (!kathy || !sam || !dana) return;
    await does(board, `shows('3 people here')`);
    await picture(board, 'board-lobby');
    session.type('n');
    await does(kathy, `shows('everyone sees who gave which answer')`);
    await picture(kathy, 'phone-lobby');
    await begin(session);

    await does(board, `shows('0 of 3 have voted')`);
    await does(kathy, `press('Within one day', 'Vote')`, `shows('✓ Voted')`);
    await does(board, `shows('1 of 3 have voted')`);
    await picture(kathy, 'phone-voted');
    await picture(sam, 'phone-vote');
    await picture(board, 'board-vote');
    expect(said(folder, 'kathy').respondent.name).toBe('Kathy');
    await does(sam, `press('Nobody can say', 'Vote')`, `shows('✓ Voted')`);
    // A vote may be changed until the votes are shown.
    await does(sam, `press('Sooner or later', 'Change the vote')`, `shows('✓ Voted')`);
    expect(await textOf(board)).not.toContain('Kathy, what');
    await session.waitFor('Waiting for');
    await does(dana, `press('Does not apply')`, `write('Why does it not apply', 'no leads yet')`);
    await does(dana, `press('Vote')`, `shows('✓ Voted')`);
    await does(board, `shows('All have voted')`);
    await session.waitFor('All have voted');
    session.type('\r');
    await does(board, `shows('what have you seen')`, `shows('Sam <script>alert(1)</script>')`);
    await does(kathy, `shows('You: level 3')`);
    await picture(board, 'board-reveal');
    await picture(kathy, 'phone-reveal');
    const findings = await axeOn(board);
    expect(findings).toEqual([]);
    expect(await axeOn(kathy)).toEqual([]);

    session.type('v');
    await session.waitFor('Second vote.');
    for (const phone of [kathy, dana]) {
      await does(phone, `shows('Second vote')`, `press('Within three days', 'Vote')`);
      await does(phone, `shows('✓ Voted')`);
    }
    // Whoever stays with an answer sends it again.
    await does(sam, `shows('Second vote')`, `press('Vote')`, `shows('✓ Voted')`);
    await session.waitFor('All have voted');
    session.type('\r');
    await session.waitFor(/what have you\s+seen/);
    session.type('a2from May on\r');
    await does(board, `shows('Agreed: level 2')`, `shows('from May on')`);
    await picture(board, 'board-agreed');
    await goOn(session);

    // Boxes; a phone that is reloaded comes back to where it was.
    await does(kathy, `press('Ideal customer', 'Vote')`, `shows('✓ Voted')`);
    await kathy.reload();
    await kathy.evaluate(HANDS);
    await does(kathy, `shows('✓ Voted')`, `shows('1 of 3 have voted')`);
    await does(sam, `press('None of these', 'Vote')`, `shows('✓ Voted')`);
    await does(dana, `press('I don’t know', 'Vote')`, `shows('✓ Voted')`);
    await session.waitFor('All have voted');
    session.type('\r');
    await does(board, `shows('none of them')`);
    await goOn(session);

    // The condition holds for those who said two, and for nobody else.
    await does(kathy, `write('a number', '12')`, `press('Vote')`, `shows('✓ Voted')`);
    await does(dana, `write('a number', '24')`, `press('Vote')`, `shows('✓ Voted')`);
    await does(sam, `shows('not put to you')`);
    await session.waitFor('All have voted');
    session.type('\r');
    await session.waitFor(/what have you\s+seen/);
    await goOn(session);
    await session.waitFor('Nothing is open');
    await does(board, `shows('Overview')`);
    session.type('f');
    await Promise.all(phones.map((phone) => does(phone, `shows('The workshop is over')`)));
    await does(board, `shows('The workshop is over')`);
    expect((await session.ending()).code).toBe(0);
    expect(await Promise.all(phones.map((own) => own.evaluate('localStorage.length')))).toEqual([
      0, 0, 0,
    ]);
    expect(said(folder, 'kathy').answers).toEqual({
      'follow-up': { value: 2, firstVote: 3 },
      terms: ['icp'],
      hours: 12,
    });
    expect(said(folder, 'sam').answers).toEqual({
      'follow-up': { value: 1, firstVote: 1 },
      terms: [],
    });
    expect(said(folder, 'agreed')).toMatchObject({
      agreed: { 'follow-up': { value: 2, note: 'from May on' } },
    });
    for (const page of [...phones, board]) {
      expect(
        page.requests.filter((own) => !own.startsWith(`${address}/`) && !own.startsWith('data:')),
      ).toEqual([]);
      expect(page.complaints).toEqual([]);
      await page.close();
    }
  });

  it('loses no confirmed vote when it is killed, and lets everybody come back', async () => {
    const lobby = await openLobby();
    const [kathy, sam] = await join3(lobby);
    if (!kathy || !sam) return;
    await begin(lobby.session);
    await does(kathy, `press('Within one day', 'Vote')`, `shows('✓ Voted')`);
    lobby.session.signal('SIGKILL');
    await lobby.session.ending();
    await does(sam, `shows('connection is lost')`);
    const again = await enterLobby(lobby.folder);
    const phone = await openPage(`${again.address}/#${again.code}`, PHONE);
    await does(phone, `press('Sam', 'Join')`, `shows('You are in')`);
    again.session.type('\r');
    await again.session.waitFor('Waiting for');
    await again.session.waitFor('1 of 2');
    again.session.type('q');
    await again.session.ending();
    expect((await again.session.lines()).join('\n')).toContain(
      'align workshop --save round --phones --host 127.0.0.1 --port 0',
    );
    expect(said(lobby.folder, 'kathy').answers).toEqual({ 'follow-up': 3 });
  });
});

async function axeOn(page: Page): Promise<unknown> {
  await page.evaluate(axe.source);
  return page.evaluate(
    `axe.run({ resultTypes: ['violations'], selectors: false }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))`,
  );
}
