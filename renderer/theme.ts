import { createDarkTheme, createLightTheme, type BrandVariants, type Theme } from '@fluentui/react-components';

const teal: BrandVariants = {
  10: '#021417',
  20: '#04222a',
  30: '#062d32',
  40: '#083940',
  50: '#0a454d',
  60: '#0b515b',
  70: '#0c5a64',
  80: '#0e6671',
  90: '#107885',
  100: '#138b9a',
  110: '#3098a6',
  120: '#39b5c6',
  130: '#60bbc7',
  140: '#86cbd5',
  150: '#acdce2',
  160: '#d5edf0',
};

const fontFamilyBase = "'Segoe UI Variable Text', 'Segoe UI', 'Open Sans', system-ui, sans-serif";
const fontFamilyMonospace = "'Cascadia Mono', 'Cascadia Code', Consolas, 'DejaVu Sans Mono', monospace";

export const lightTheme: Theme = { ...createLightTheme(teal), fontFamilyBase, fontFamilyMonospace };

/** The ramp's middle is too dark for text on a dark sheet: words and links take its lighter steps. */
export const darkTheme: Theme = {
  ...createDarkTheme(teal),
  fontFamilyBase,
  fontFamilyMonospace,
  colorNeutralBackground1: '#242424',
  colorNeutralBackground3: '#1b1b1b',
  colorBrandForeground1: teal[120],
  colorBrandForeground2: teal[130],
  colorBrandForegroundLink: teal[120],
  colorBrandForegroundLinkHover: teal[130],
  colorBrandForegroundLinkPressed: teal[110],
  colorCompoundBrandForeground1: teal[120],
  colorCompoundBrandStroke: teal[120],
  colorBrandBackground2: '#11343a',
};
