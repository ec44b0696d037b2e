import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isClean, type OpenCampaign, openCampaign } from '../simulate/crash/campaign.ts';

/** Kills in one run, besides those at named points; `npm run simulate -- --crash --kills 1000` is a longer campaign. */
const KILLS = 6;

describe('killed again and again while orders pour in, the connector', () => {
  let open: OpenCampaign;

  beforeAll(async () => {
    open = await openCampaign({ kills: KILLS, seed: 1, surfaces: 'api' });
    await open.suffer();
  });

  afterAll(() => open?.close());

  it(`has every order once after ${KILLS} kills`, async () => {
    const campaign = await open.rest();
    expect({ ...campaign, isClean: isClean(campaign) }).toMatchObject({
      isClean: true,
      kills: KILLS,
      orders: 2 * KILLS,
      lost: [],
      doubled: [],
      wrong: [],
      doubledCustomers: [],
      chain: 'ok',
    });
    // How many arrive before a kill is the machine's speed.
    expect(campaign.accepted).toBeGreaterThan(0);
    expect(Object.keys(campaign.points).length).toBeGreaterThan(1);
  });
});
