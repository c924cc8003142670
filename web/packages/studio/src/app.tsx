export function App() {
  return <h1 className="p-6 text-2xl font-semibold">StoryFlow</h1>;
}
