/**
 * What a batch is at. In the event heap: worked on, checked in, or waiting for a lag or a time. Besides: waiting for
 * what it needs, for room, for a person to take it up or to check it in; through; and told to stop.
 */
export const WORKING = 0;
export const CHECKING = 1;
export const DELAYED = 2;
export const WAITING = 3;
export const READY = 4;
export const OFFERED = 5;
export const UNCHECKED = 6;
export const THROUGH = 7;
export const STOPPING = 8;
