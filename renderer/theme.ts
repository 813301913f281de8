import type { ThemeConfig } from 'antd'

export const FONT =
  '"Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "Helvetica Neue", Arial, sans-serif'

/** Colours of the house (design/screens.md). Words in amber are darker than shapes: 4.5:1 on white. */
export const colors = {
  primary: '#1f5fa8',
  text: '#1f2a37',
  secondary: '#5d6676',
  border: '#e4e7ec',
  control: '#c9d0da',
  layout: '#f5f6f8',
  selected: '#eef4fb',
  error: '#c8372d',
  errorBack: '#fdf0ee',
  warning: '#b7791f',
  warningText: '#8a5a10',
  warningBack: '#fdf6e7',
  success: '#2f855a',
  successText: '#276e4b',
  successBack: '#edf7f1',
  grey: '#8a94a3',
} as const

export const theme: ThemeConfig = {
  token: {
    colorPrimary: colors.primary,
    colorLink: colors.primary,
    colorInfo: colors.primary,
    colorText: colors.text,
    colorTextSecondary: colors.secondary,
    colorTextDescription: colors.secondary,
    colorTextPlaceholder: '#5d6676',
    colorTextDisabled: '#5d6676',
    colorBorder: colors.control,
    colorBorderSecondary: colors.border,
    colorBgLayout: colors.layout,
    colorError: colors.error,
    colorWarning: colors.warning,
    colorSuccess: colors.success,
    controlItemBgActive: colors.selected,
    borderRadius: 6,
    borderRadiusLG: 8,
    fontSize: 14,
    fontSizeHeading1: 19,
    fontSizeHeading2: 16,
    fontSizeHeading3: 14.5,
    lineHeight: 1.55,
    fontFamily: FONT,
    boxShadow: '0 2px 8px rgba(31, 42, 55, 0.10)',
    boxShadowSecondary: '0 4px 14px rgba(31, 42, 55, 0.12)',
    motionDurationSlow: '0.16s',
    motionDurationMid: '0.12s',
    wireframe: false,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Table: { cellPaddingBlock: 6 },
    Radio: { radioSize: 15 },
  },
}

/** Publishes the colours as CSS variables, so that style sheets and antd share one source. */
export function publishColors(root: HTMLElement): void {
  for (const [name, value] of Object.entries(colors)) root.style.setProperty(`--${name}`, value)
  root.style.setProperty('--font', FONT)
}
