import type { Component } from 'svelte';
import type { Panel } from '../../state/url';

type Loader = () => Promise<{ default: Component }>;

/** The panels that come when they are first opened; the list of places comes with the page. */
const LOADERS: Partial<Record<Panel, Loader>> = {
  tours: () => import('../tour/TourPanel.svelte'),
  layers: () => import('../layers/LayerPanel.svelte'),
  tools: () => import('../tools/ToolsPanel.svelte'),
  figures: () => import('../figures/FiguresPanel.svelte'),
  article: () => import('../article/ArticlePanel.svelte'),
  about: () => import('../article/AboutPanel.svelte'),
};

/** The filter of a layer, in the place of the list of layers. */
export const loadFilterPanel: Loader = () => import('../filter/FilterPanel.svelte');

/** @throws when the panel's file cannot be loaded */
export async function loadPanel(panel: Panel): Promise<{ default: Component }> {
  const load = LOADERS[panel];
  if (!load) throw new Error(`There is no panel ${panel}`);
  return load();
}
