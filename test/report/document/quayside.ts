import type { Branding } from '../../../src/report/brand/brand.ts';

/** Brand of a firm that signs a report, with a logo and a colour that needs no shading on paper. */
export const quayside = {
  firm: 'Quayside Partners',
  logo: {
    kind: 'svg',
    text: '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="30" viewBox="0 0 30 30"><rect width="30" height="30" rx="4" fill="#7a1f3d"/><path d="M6 20c3-3 6-3 9 0s6 3 9 0M6 14c3-3 6-3 9 0s6 3 9 0" fill="none" stroke="#ffffff" stroke-width="2.2"/></svg>',
    width: 30,
    height: 30,
  },
  accent: { written: '#7a1f3d', onLight: '#7a1f3d', onDark: '#f0a3ba' },
  preparedBy: 'Ida Berg',
  preparedFor: 'the Board of Lakeshore Metrics',
  confidentiality: 'strictly confidential',
} as const satisfies Branding;
