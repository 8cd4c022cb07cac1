// Judges a stream of values files as one Helm does, in one process: `helm lint --strict` and `helm template`, each by the
// action that its command runs, on a chart that is loaded again for every file, as templates change values. Reads JSON
// lines {"chart": folder, "text": values file}, answers each with a line {"lint": fault, "template": fault}; "" for none.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"log/slog"
	"os"
	"path/filepath"
)

type question struct {
	Chart string `json:"chart"`
	Text  string `json:"text"`
}

type verdict struct {
	Lint     string `json:"lint"`
	Template string `json:"template"`
}

func main() {
	// Helm logs what it tells a terminal; only the verdict counts here
	log.SetOutput(io.Discard)
	slog.SetDefault(slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err := answer(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func answer(in io.Reader, out io.Writer) error {
	folder, err := os.MkdirTemp("", "clipper-values-judge-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	file := filepath.Join(folder, "values.yaml")

	questions := bufio.NewReader(in)
	verdicts := json.NewEncoder(out)
	for {
		line, err := questions.ReadBytes('\n')
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		var asked question
		if err := json.Unmarshal(line, &asked); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(asked.Text), 0o600); err != nil {
			return err
		}
		given := verdict{Lint: fault(lint, asked.Chart, file), Template: fault(template, asked.Chart, file)}
		if err := verdicts.Encode(given); err != nil {
			return err
		}
	}
}

func fault(judge func(chart, file string) error, chart, file string) string {
	if err := judge(chart, file); err != nil {
		return err.Error()
	}
	return ""
}
