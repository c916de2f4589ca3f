/** One contender in one fresh page: every row of the table. */

const clicks = 20
const manyButtons = 1_000
const remounts = 200

/**
 * @param {import('playwright').Page} page
 * @param {string} url
 * @returns {Promise<Record<string, number>>} ms, counts and bytes by row
 */
export async function measurePage(page, url) {
  await page.goto(url)
  await page.waitForFunction(() => 'measured' in window)
  const cold = await page.evaluate(mountToOpenable)
  const warmClickMs = await page.evaluate(clickWarm, clicks)
  const manyButtonsMs = await page.evaluate((count) => window.measured.mountMore(count), manyButtons)
  await page.reload()
  await page.waitForFunction(() => 'measured' in window)
  const earlyClickMs = await page.evaluate(clickEarly)
  await page.reload()
  await page.waitForFunction(() => 'measured' in window)
  await page.evaluate(mountToOpenable)
  const heapPerRemount = await page.evaluate(remount, remounts)
  return {
    'mount to openable, ms': cold.ms,
    'commits until then': cold.commits,
    'a warm click to the vendor, ms': warmClickMs,
    'an early click, ms after it could open': earlyClickMs,
    [`${manyButtons} more buttons, ms`]: manyButtonsMs,
    [`heap that each of ${remounts} remounts leaves, B`]: heapPerRemount,
  }
}

async function mountToOpenable() {
  const before = performance.now()
  window.measured.mount(1)
  while (!window.measured.isOpenable()) await new Promise((resolve) => setTimeout(resolve))
  const ms = performance.now() - before
  await new Promise((resolve) => setTimeout(resolve, 100))
  return { ms, commits: window.measured.commits() }
}

/** @param {number} count */
async function clickWarm(count) {
  const button = /** @type {HTMLButtonElement} */ (document.querySelector('button'))
  const all = []
  for (let index = 0; index < count; index += 1) {
    const before = performance.now()
    button.click()
    while (window.vendor.calls.length === index) await new Promise((resolve) => setTimeout(resolve))
    all.push((window.vendor.calls.at(-1) ?? NaN) - before)
    window.vendor.close()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return all.toSorted((a, b) => a - b)[Math.floor(count / 2)] ?? NaN
}

/** Clicked as soon as it is there. A button that is disabled until then is clicked as soon as it can be. */
async function clickEarly() {
  window.measured.mount(1)
  document.querySelector('button')?.click()
  while (!window.measured.isOpenable()) await new Promise((resolve) => setTimeout(resolve))
  const openableAt = performance.now()
  while (!window.vendor.calls.length) {
    await new Promise((resolve) => setTimeout(resolve))
    if (!window.vendor.calls.length) document.querySelector('button')?.click()
  }
  return (window.vendor.calls[0] ?? NaN) - openableAt
}

/** @param {number} count */
async function remount(count) {
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 300))
    for (let index = 0; index < 3; index += 1) /** @type {any} */ (globalThis).gc()
    return /** @type {any} */ (performance).memory.usedJSHeapSize
  }
  const cycle = async () => {
    window.measured.unmount()
    window.measured.mount(1)
    await new Promise((resolve) => setTimeout(resolve))
  }
  for (let index = 0; index < 20; index += 1) await cycle()
  const before = await settle()
  for (let index = 0; index < count; index += 1) await cycle()
  return ((await settle()) - before) / count
}
