/** Keeps what was made last: a text is laid out once, though it is drawn in every frame. */
export class LastMade<Thing> {
  private name: string | undefined;
  private thing: Thing | undefined;

  /** `name`: all that it is made from. */
  get(name: string, make: () => Thing): Thing {
    if (this.thing === undefined || name !== this.name) {
      this.thing = make();
      this.name = name;
    }
    return this.thing;
  }
}
