import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { usePageTitle } from "../ground/page-title";
import { useText } from "../i18n/language";
import { apiKey, keyDemand } from "../server/api-key";
import { storyflow } from "../server/storyflow";
import { troubleText } from "../server/trouble";
import { Button } from "../ui/button";
import { TextField } from "../ui/fields";

/** Asks for the key of a server that wants one. */
export function KeyForm() {
  const t = useText();
  usePageTitle(t("key.title"));
  const queryClient = useQueryClient();
  const [key, setKey] = useState("");
  const [fault, setFault] = useState<string>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    apiKey.set(key.trim());
    try {
      await storyflow.settings.get();
      keyDemand.set(false);
      await queryClient.resetQueries();
    } catch (failure) {
      apiKey.set("");
      setFault(troubleText(failure, t));
    }
  };
  return (
    <form onSubmit={submit} className="mx-auto flex max-w-md flex-col gap-5 px-4 py-20">
      <h1 className="font-story text-title">{t("key.title")}</h1>
      <p className="text-muted">{t("key.why")}</p>
      <TextField
        label={t("key.label")}
        type="password"
        autoComplete="current-password"
        value={key}
        fault={fault}
        onChange={(event) => setKey(event.target.value)}
      />
      <div>
        <Button type="submit" look="primary" disabled={key.trim() === ""}>
          {t("key.enter")}
        </Button>
      </div>
    </form>
  );
}
