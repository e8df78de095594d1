import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { parse } from 'yaml';
import { build, comment, gate, runner, steps, verdict } from './action-steps.ts';

/** Runs the steps with the program as it was built. */
const running = (inputs: Readonly<Record<string, string>>, github: NodeJS.ProcessEnv = {}) =>
  runner(inject('packageFolder'), inputs, github);

describe('the action', () => {
  it('has four script steps, and pins the actions that it uses', () => {
    expect(steps.filter(({ run }) => run !== undefined)).toHaveLength(4);
    for (const { uses } of steps) {
      if (uses !== undefined) expect(uses).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/);
    }
  });

  it('takes inputs only through variables, so that none becomes a command', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });

  it('writes annotations, summary, SARIF and the report, and passes', async () => {
    const { read, runStep } = running({ path: '.' });
    expect(await runStep(build)).toEqual({ code: 0, output: '' });
    const { output } = await runStep(gate);
    expect(output).toContain('::warning file=rounds/2026-09-07/felix.yaml,line=21,col=3,title=');
    expect(read('summary.md')).toMatch(/^\*\*Tidewater Tools\*\*\\\n/);
    expect(read('align.md')).toMatch(/^\*\*Tidewater Tools\*\*\\\n/);
    expect(JSON.parse(read('align.sarif')).runs[0].results).toHaveLength(8);
    expect(read('output.txt')).toBe('code=0\n');
    expect((await runStep(verdict)).code).toBe(0);
  });

  it('fails at its end only, so that reports of a failed gate are shown', async () => {
    const { read, write, runStep } = running({ path: '.' });
    const ida = read('repository/rounds/2026-09-07/ida.yaml');
    const worse = ida.replace('exec-sponsorship: 3', 'exec-sponsorship: 0');
    write('repository/rounds/2026-09-07/ida.yaml', worse);
    expect((await runStep(gate)).code).toBe(0);
    expect(read('output.txt')).toBe('code=1\n');
    expect((await runStep(verdict)).code).toBe(1);
  });

  it('takes another policy, whatever its name', async () => {
    const policy = 'my policy; exit 0.yaml';
    const { read, write, runStep } = running({ path: '.', policy });
    write(`repository/${policy}`, 'format: 1\nchecklist: lead-gen-alignment\nminScore: 99\n');
    await runStep(gate);
    expect(read('output.txt')).toBe('code=1\n');
  });
});

describe('the comment of the action', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  interface Comment {
    readonly id: number;
    readonly body: string;
    readonly user: { readonly type: string };
  }

  /** Serves the comments of pull request 7 as GitHub does, 100 on a page. */
  async function serve(comments: Comment[]): Promise<string> {
    const started = createServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://localhost');
      let sent = '';
      request.on('data', (part) => {
        sent += part;
      });
      request.on('end', () => {
        const reply = (value: unknown) => response.end(JSON.stringify(value));
        if (request.headers.authorization !== 'Bearer secret') {
          response.statusCode = 401;
          reply({});
        } else if (request.method === 'GET') {
          const start = (Number(url.searchParams.get('page')) - 1) * 100;
          reply(comments.slice(start, start + 100));
        } else {
          const { body } = JSON.parse(sent);
          const id = Number(/comments\/(\d+)$/.exec(url.pathname)?.[1] ?? comments.length);
          const index = comments.findIndex((own) => own.id === id);
          const changed = { id, body, user: BOT };
          if (index < 0) comments.push(changed);
          else comments[index] = changed;
          reply({ id });
        }
      });
    });
    server = started;
    await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
  }

  const BOT = { type: 'Bot' };
  const PERSON = { type: 'User' };

  async function commenting(comments: Comment[], event: object = { pull_request: { number: 7 } }) {
    const url = await serve(comments);
    const run = running(
      { path: '.', token: 'secret' },
      { GITHUB_API_URL: url, GITHUB_REPOSITORY: 'a/b', GITHUB_EVENT_PATH: 'event.json' },
    );
    run.write('repository/event.json', JSON.stringify(event));
    await run.runStep(gate);
    return run;
  }

  it('is written once and then updated, also behind a hundred others', async () => {
    const quote = { id: 0, body: '> <!-- align -->\nwhat is that?', user: PERSON };
    const fake = { id: 1, body: '<!-- align -->\nmine', user: PERSON };
    const others = Array.from({ length: 120 }, (_, i) => ({ id: i + 2, body: 'x', user: PERSON }));
    const comments: Comment[] = [quote, fake, ...others];
    const { write, read, runStep } = await commenting(comments);
    expect((await runStep(comment)).output).toBe('wrote the comment\n');
    expect(comments).toHaveLength(123);
    const first = comments.at(-1)?.body ?? '';
    expect(first).toMatch(/^<!-- align -->\n\*\*The gate passed\.\*\*\n\n\*\*Tidewater/);
    write('align.md', `${read('align.md')}\nMore.\n`);
    expect((await runStep(comment)).output).toBe('updated the comment\n');
    expect(comments).toHaveLength(123);
    expect(comments.at(-1)?.body).toContain('More.');
    expect(comments[1]).toEqual(fake);
  });

  it('is cut to what GitHub takes', async () => {
    const comments: Comment[] = [];
    const { write, runStep } = await commenting(comments);
    write('align.md', `${'A line of the report.\n'.repeat(5000)}`);
    await runStep(comment);
    expect(comments[0]?.body.length).toBeLessThan(65_536);
    expect(comments[0]?.body).toMatch(/A line of the report\.\n\nThe rest is in the summary/);
  });

  it('is not written outside pull requests, and an error of GitHub is shown', async () => {
    const comments: Comment[] = [];
    const { runStep } = await commenting(comments, { ref: 'main' });
    expect((await runStep(comment)).output).toBe('no pull request, so no comment\n');
    expect(comments).toEqual([]);
    const other = await commenting(comments);
    const refused = await other.runStep({ ...comment, env: { ALIGN_TOKEN: '' } });
    expect(refused.output).toContain('401');
    expect(refused.code).toBe(1);
  });
});

describe('the hook of pre-commit', () => {
  const [hook] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'));

  it('checks what people write, and no report', () => {
    expect(hook).toMatchObject({ id: 'align-check', entry: 'align check', language: 'node' });
    const isChecked = (path: string) =>
      new RegExp(hook.files).test(path) && !new RegExp(hook.exclude).test(path);
    expect(isChecked('rounds/2026-09-07/ida.yaml')).toBe(true);
    expect(isChecked('team/rounds/2026-09-07/round.yaml')).toBe(true);
    expect(isChecked('rounds/2026-03-02/plan.yaml')).toBe(true);
    expect(isChecked('policy.yaml')).toBe(true);
    expect(isChecked('team/align.config.yaml')).toBe(true);
    expect(isChecked('checklists/fairs.yaml')).toBe(true);
    expect(isChecked('rounds/baseline.json')).toBe(false);
    expect(isChecked('docker-compose.yaml')).toBe(false);
  });
});
