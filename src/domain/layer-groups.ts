/** Whether a group of switches is on, off, or mixed: what a switch of all of them shows. */
export type GroupState = 'on' | 'off' | 'mixed';

export function groupState(members: readonly boolean[]): GroupState {
  if (members.length === 0 || members.every((on) => !on)) return 'off';
  return members.every(Boolean) ? 'on' : 'mixed';
}
