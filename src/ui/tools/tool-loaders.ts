import ChartScatter from '@lucide/svelte/icons/chart-scatter';
import Columns2 from '@lucide/svelte/icons/columns-2';
import PencilRuler from '@lucide/svelte/icons/pencil-ruler';
import FolderOpen from '@lucide/svelte/icons/folder-open';
import type { Component } from 'svelte';
import type { MessageKey } from '../../i18n/translate';
import type { Tool } from '../../state/workbench.svelte';

export interface ToolEntry {
  readonly tool: Tool;
  readonly icon: typeof PencilRuler;
  readonly title: MessageKey;
  readonly hint: MessageKey;
  readonly load: () => Promise<{ default: Component }>;
}

/** The tools of planners, in the order of the panel; each comes when it is first opened. */
export const TOOL_ENTRIES: readonly ToolEntry[] = [
  {
    tool: 'draw',
    icon: PencilRuler,
    title: 'tools.draw',
    hint: 'tools.draw.hint',
    load: () => import('../draw/DrawPanel.svelte'),
  },
  {
    tool: 'analyse',
    icon: ChartScatter,
    title: 'tools.analyse',
    hint: 'tools.analyse.hint',
    load: () => import('../analyse/AnalysePanel.svelte'),
  },
  {
    tool: 'compare',
    icon: Columns2,
    title: 'compare.title',
    hint: 'compare.hint',
    load: () => import('../compare/ComparePanel.svelte'),
  },
  {
    tool: 'project',
    icon: FolderOpen,
    title: 'project.title',
    hint: 'project.hint',
    load: () => import('../project/ProjectPanel.svelte'),
  },
];
