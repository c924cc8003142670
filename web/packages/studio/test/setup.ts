import "@testing-library/jest-dom/vitest";
import { configure } from "@testing-library/react";

// Machines that compile at the same time are slow; only a test whose element never comes takes longer by this.
configure({ asyncUtilTimeout: 10_000 });

// Parts of a browser that jsdom lacks: just enough for the components under test.
HTMLElement.prototype.showPopover ??= function (this: HTMLElement) {
  this.style.display = "block";
};
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};
Blob.prototype.arrayBuffer ??= function (this: Blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(this);
  });
};
globalThis.DOMRect ??= class extends Object {
  constructor(
    readonly x = 0,
    readonly y = 0,
    readonly width = 0,
    readonly height = 0,
  ) {
    super();
  }
} as unknown as typeof DOMRect;
