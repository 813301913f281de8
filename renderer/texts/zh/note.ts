export const note = {
  title: '我的便笺',
  onlyYou: '仅自己可见',
  placeholder: '记下只给自己看的要点，如待核实的事项、沟通时的注意点。',
  how: '停止输入后自动保存。便笺不进入案卷。',
  saving: '正在保存……',
  savedAt: (at: string) => `已保存 ${at}`,
  keepBoth: '合并两份内容',
} as const
