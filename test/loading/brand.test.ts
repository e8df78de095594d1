import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workspace } from '../cli/workspace.ts';

const ROUND = join(process.cwd(), 'examples/lakeshore-metrics/2012-08-06');
const BRAND = `format: 1
firm: Northgate Partners
logo: pictures/logo.svg
accent: "#1f4e79"
preparedFor: The board of Lakeshore Metrics
confidentiality: Confidential
cover: Read the first page first.
`;
const LOGO = '<svg viewBox="0 0 30 10"><script>alert(1)</script><path d="M0 0h30"/></svg>';

describe('a brand', () => {
  it('is shown by the formats that can', async () => {
    const { run, read } = workspace({ 'firm/brand.yaml': BRAND, 'firm/pictures/logo.svg': LOGO });
    const brand = ['--brand', 'firm/brand.yaml'];
    const { code, stderr } = await run('report', ROUND, ...brand, '-o', 'report.html');
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'Saved the report to report.html\n' });
    const page = read('report.html');
    for (const words of ['Northgate Partners', 'The board of Lakeshore Metrics', 'Confidential']) {
      expect(page).toContain(words);
    }
    const [, logo = ''] = /src="data:image\/svg\+xml;base64,([^"]+)"/.exec(page) ?? [];
    expect(Buffer.from(logo, 'base64').toString()).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 30 10"><path d="M0 0h30"/></svg>\n',
    );
  });

  it('gets a darker colour where its own cannot be read, and says so', async () => {
    const { run, read } = workspace({ 'brand.yaml': 'format: 1\nfirm: F\naccent: "#ffd400"\n' });
    const { stderr } = await run('report', ROUND, '--brand', 'brand.yaml', '-o', 'report.html');
    expect(stderr).toContain(
      'warning: brand.yaml: the accent #ffd400 is too pale for text on white (1.4:1, not 4.5:1); the darker #8c7500 is used there\n',
    );
    expect(read('report.html')).toContain('--accent: #8c7500;');
  });

  it.each([
    {
      logo: 'nowhere.svg',
      error: 'brand.yaml:3:7: logo: cannot read "%/nowhere.svg": it does not exist',
      because: 'there is none',
    },
    {
      logo: 'photo.jpg',
      error: 'brand.yaml:3:7: logo: is neither a PNG nor a well-formed SVG; save the logo as one',
      because: 'it is another kind of picture',
    },
    {
      logo: 'broken.svg',
      error: 'brand.yaml:3:7: logo: is neither a PNG nor a well-formed SVG; save the logo as one',
      because: 'it is damaged',
    },
    {
      logo: 'large.svg',
      error: 'brand.yaml:3:7: logo: is larger than 1 MiB; give a smaller picture',
      because: 'nobody could send the report',
    },
    {
      logo: '.',
      error: 'brand.yaml:3:7: logo: cannot read "%": it is not a file',
      because: 'it is a folder',
    },
  ])('with a logo like $logo is a mistake: $because', async ({ logo, error }) => {
    const { run, folder } = workspace({
      'brand.yaml': `format: 1\nfirm: F\nlogo: ${logo}\n`,
      'photo.jpg': new Uint8Array([0xff, 0xd8, 0xff]),
      'broken.svg': '<svg><g></svg>',
      'large.svg': `<svg>${' '.repeat(1_100_000)}</svg>`,
    });
    const { code, stderr } = await run('report', ROUND, '--brand', 'brand.yaml', '-o', 'r.html');
    expect(code).toBe(2);
    expect(stderr).toContain(error.replace('%', folder));
  });

  it('is never replaced by the report, and neither is its logo', async () => {
    const { run, read } = workspace({
      'brand.yaml': 'format: 1\nfirm: F\nlogo: logo.svg\n',
      'logo.svg': '<svg/>',
    });
    for (const file of ['brand.yaml', 'logo.svg']) {
      const to = ['-f', 'html', '-o', file, '--force'];
      const { code, stderr } = await run('report', ROUND, '--brand', 'brand.yaml', ...to);
      expect({ code, stderr }).toMatchObject({ code: 2 });
      expect(stderr).toContain('the report is made from it');
    }
    expect(read('logo.svg')).toBe('<svg/>');
  });
});
