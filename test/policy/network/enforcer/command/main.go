// Judges connections as kube-network-policies does, which enforces network policies in clusters such as kind's. Reads JSON
// lines {"world": …, "connections": […]}, answers each with a line that has true for every connection that is let through.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"sigs.k8s.io/kube-network-policies/pkg/networkpolicy"
)

type question struct {
	World       networkpolicy.World        `json:"world"`
	Connections []networkpolicy.Connection `json:"connections"`
}

func main() {
	if err := answer(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func answer(in io.Reader, out io.Writer) error {
	questions := json.NewDecoder(bufio.NewReader(in))
	verdicts := json.NewEncoder(out)
	for {
		var asked question
		if err := questions.Decode(&asked); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		allowed, err := networkpolicy.Judge(asked.World, asked.Connections)
		if err != nil {
			return err
		}
		if err := verdicts.Encode(allowed); err != nil {
			return err
		}
	}
}
