import type { ChartColours } from './charts/look.ts';

/** How a page and its charts are coloured on white paper; every text reaches 4.5:1. */
export const light: ChartColours = {
  ink: '#1b2330',
  quiet: '#535d6c',
  line: '#cfd6df',
  paper: '#ffffff',
  shade: '#e3e8ee',
  accent: '#1f4e79',
  series: ['#1b62b0', '#b5430b', '#0b7261', '#8f3f97', '#7a5a00', '#56606e'],
  heat: [
    { fill: '#e9f0f8', text: '#1b2330' },
    { fill: '#c3d8ee', text: '#1b2330' },
    { fill: '#8fb8de', text: '#1b2330' },
    { fill: '#2f74b5', text: '#ffffff' },
    { fill: '#174a7c', text: '#ffffff' },
  ],
};

/** The same on a dark screen. */
export const dark: ChartColours = {
  ink: '#e9edf3',
  quiet: '#a7b1c0',
  line: '#3d4755',
  paper: '#12161d',
  shade: '#2b333f',
  accent: '#8dbbee',
  series: ['#7ab2f5', '#f59a63', '#4cc9ad', '#d69be0', '#dcbc55', '#b4bdca'],
  heat: [
    { fill: '#243140', text: '#e9edf3' },
    { fill: '#2c4a69', text: '#e9edf3' },
    { fill: '#356799', text: '#ffffff' },
    { fill: '#6ea9e0', text: '#0c1016' },
    { fill: '#b9dafa', text: '#0c1016' },
  ],
};
