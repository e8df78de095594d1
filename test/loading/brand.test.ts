import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
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

/** Everything in a picture that a program might run, load, expand or follow. */
const HOSTILE = `<?xml version="1.0"?>
<?xml-stylesheet href="https://example.com/a.css"?>
<!DOCTYPE svg [<!ENTITY secret SYSTEM "file:///etc/passwd"><!ENTITY lol "lollol">]>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10" onload="alert(1)">
<script href="https://example.com/a.js"/><style>@import "https://example.com/a.css";</style>
<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://example.com"/></foreignObject>
<image href="https://example.com/a.png"/><image href="file://server/share/a.png"/>
<use href="https://example.com/a.svg#a"/><animate attributeName="href" to="javascript:1"/>
<a href="javascript:alert(1)"><path d="M0 0h30" fill="url(//example.com)"/></a><text>&secret;&lol;</text>
</svg>`;

const HARMLESS =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 30 10"><image/><image/><use/><a><path d="M0 0h30"/></a><text></text></svg>';

/** Logos in a report, without white space between elements: those in SVG that say 30 by 10. */
function logosIn(report: Uint8Array): readonly string[] {
  const embedded = /src="data:image\/svg\+xml;base64,([^"]+)"/g;
  const pictures =
    report[0] === 0x50
      ? Object.entries(unzipSync(report)).flatMap(([name, bytes]) =>
          name.endsWith('.svg') ? [strFromU8(bytes)] : [],
        )
      : [...strFromU8(report).matchAll(embedded)].map(([, data = '']) =>
          Buffer.from(data, 'base64').toString(),
        );
  return pictures
    .filter((picture) => picture.includes('viewBox="0 0 30 10"'))
    .map((picture) => picture.replace(/>\s+</g, '><').trim());
}

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

  it.each(['html', 'docx', 'pptx'])(
    'brings nothing hostile into a report in %s',
    async (format) => {
      const { run, folder } = workspace({
        'brand.yaml': 'format: 1\nfirm: F\nlogo: logo.svg\n',
        'logo.svg': HOSTILE,
      });
      const to = ['--brand', 'brand.yaml', '-o', `report.${format}`];
      expect(await run('report', ROUND, ...to)).toMatchObject({ code: 0 });
      expect(logosIn(readFileSync(join(folder, `report.${format}`)))).toEqual([HARMLESS]);
    },
  );

  it('gets a darker colour where its own cannot be read, and says so', async () => {
    const { run, read } = workspace({ 'brand.yaml': 'format: 1\nfirm: F\naccent: "#ffd400"\n' });
    const { stderr } = await run('report', ROUND, '--brand', 'brand.yaml', '-o', 'report.html');
    expect(stderr).toContain(
      'warning: brand.yaml: accent #ffd400 has too little contrast on white (1.4:1, minimum 4.5:1); using #8c7500 for text\n',
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
      error:
        'brand.yaml:3:7: logo: is neither a PNG nor a well-formed SVG; save the logo as PNG or SVG',
      because: 'it is another kind of picture',
    },
    {
      logo: 'broken.svg',
      error:
        'brand.yaml:3:7: logo: is neither a PNG nor a well-formed SVG; save the logo as PNG or SVG',
      because: 'it is damaged',
    },
    {
      logo: 'large.svg',
      error: 'brand.yaml:3:7: logo: is larger than 1 MiB; use a smaller file',
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
      expect(stderr).toContain('it is an input of this report');
    }
    expect(read('logo.svg')).toBe('<svg/>');
  });
});
