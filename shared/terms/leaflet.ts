/** The leaflet that this program prints: the law as of 2026-07-01. A new text gets a new version. */
export const LEAFLET_VERSION = '2026年7月版'

/** The day up to which its text follows the law. */
export const LEAFLET_LAW = '2026-07-01'
