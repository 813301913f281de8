import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron'

/** What the right mouse button offers: editing, and nothing where there is nothing to edit or copy. */
export function contextMenu(
  params: Pick<ContextMenuParams, 'isEditable' | 'editFlags' | 'selectionText'>,
): MenuItemConstructorOptions[] {
  const { canCut, canCopy, canPaste, canSelectAll } = params.editFlags
  if (params.isEditable) {
    return [
      { role: 'cut', label: '剪切', enabled: canCut },
      { role: 'copy', label: '复制', enabled: canCopy },
      { role: 'paste', label: '粘贴', enabled: canPaste },
      { type: 'separator' },
      { role: 'selectAll', label: '全选', enabled: canSelectAll },
    ]
  }
  return params.selectionText.trim() === '' ? [] : [{ role: 'copy', label: '复制', enabled: canCopy }]
}

/**
 * The menu bar: none, except on macOS, where copying and pasting by keyboard work only through a menu.
 */
export function menuBar(platform: NodeJS.Platform, title: string): MenuItemConstructorOptions[] | null {
  if (platform !== 'darwin') return null
  return [
    {
      label: title,
      submenu: [
        { role: 'hide', label: `隐藏${title}` },
        { role: 'quit', label: `退出${title}` },
      ],
    },
    {
      label: '编辑',
      submenu: [
        { role: 'undo', label: '撤销' },
        { role: 'redo', label: '重做' },
        { type: 'separator' },
        { role: 'cut', label: '剪切' },
        { role: 'copy', label: '复制' },
        { role: 'paste', label: '粘贴' },
        { role: 'selectAll', label: '全选' },
      ],
    },
    {
      label: '窗口',
      submenu: [
        { role: 'minimize', label: '最小化' },
        { role: 'togglefullscreen', label: '全屏' },
      ],
    },
  ]
}
