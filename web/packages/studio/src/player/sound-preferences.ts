import { Preference } from "../ground/preference";

export const speeds = ["0.75", "1", "1.25", "1.5", "1.75", "2"] as const;
export type Speed = (typeof speeds)[number];

const isSpeed = (value: string): value is Speed => speeds.some((speed) => speed === value);
const isPercent = (value: string): value is string => /^(100|\d{1,2})$/.test(value);

/** How fast stories sound in this browser; their narrations stay as they are. */
export const speedPreference = new Preference<Speed>("player-speed", isSpeed, () => "1");

/** From "0" to "100". */
export const volumePreference = new Preference<string>("player-volume", isPercent, () => "100");
