import type { Browser, Page } from 'playwright-core';
import type { Scene } from '../support/scene.ts';

/** What the window is tested on, there while a test runs: a story that was played, and a browser that is signed in. */
export interface Stage {
  readonly scene: Scene;
  readonly browser: Browser;
  readonly page: Page;
  /** Of the dashboard. */
  readonly address: string;
  /** The shop's number of the order that tells this part of the story. */
  storyOrder(title: string): number;
}

/** Where the window shows an order. */
export function orderScreen(id: number): string {
  return `#/orders/shop-nav/${id}`;
}
