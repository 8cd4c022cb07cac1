// Lies among the files of kube-network-policies while it is built, as what decides there about packets is not exported.
package networkpolicy

import (
	"context"
	"net"

	v1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes/fake"
)

// World is what an API server would tell the enforcer.
type World struct {
	Namespaces []v1.Namespace               `json:"namespaces"`
	Pods       []v1.Pod                     `json:"pods"`
	Policies   []networkingv1.NetworkPolicy `json:"policies"`
}

// Connection is the first packet of one, by addresses.
type Connection struct {
	From     string      `json:"from"`
	To       string      `json:"to"`
	Port     int         `json:"port"`
	Protocol v1.Protocol `json:"protocol"`
}

// Judge says of each connection whether its first packet is let through.
func Judge(world World, connections []Connection) ([]bool, error) {
	factory := informers.NewSharedInformerFactory(fake.NewSimpleClientset(), 0)
	core, policies := factory.Core().V1(), factory.Networking().V1().NetworkPolicies()
	config := Config{NodeName: "node", NRIdisabled: true}
	controller, err := NewController(
		fake.NewSimpleClientset(), policies, core.Namespaces(), core.Pods(), core.Nodes(), nil, nil, nil, config)
	if err != nil {
		return nil, err
	}
	defer controller.eventBroadcaster.Shutdown()
	// without a container runtime it knows no pods but those of the API server
	controller.nriPlugin = &nriPlugin{}

	for i := range world.Namespaces {
		if err := core.Namespaces().Informer().GetStore().Add(&world.Namespaces[i]); err != nil {
			return nil, err
		}
	}
	for i := range world.Pods {
		if err := core.Pods().Informer().GetStore().Add(&world.Pods[i]); err != nil {
			return nil, err
		}
	}
	for i := range world.Policies {
		policy, err := stored(&world.Policies[i])
		if err != nil {
			return nil, err
		}
		if err := policies.Informer().GetStore().Add(policy); err != nil {
			return nil, err
		}
	}

	allowed := make([]bool, len(connections))
	for i, one := range connections {
		allowed[i] = controller.evaluatePacket(context.Background(), packet{
			srcIP: net.ParseIP(one.From), dstIP: net.ParseIP(one.To), srcPort: 40000, dstPort: one.Port, proto: one.Protocol,
		})
	}
	return allowed, nil
}

// stored is what an API server keeps of a policy: defaults filled in, and no difference between no list and an empty one.
func stored(policy *networkingv1.NetworkPolicy) (*networkingv1.NetworkPolicy, error) {
	spec := &policy.Spec
	if len(spec.PolicyTypes) == 0 {
		spec.PolicyTypes = []networkingv1.PolicyType{networkingv1.PolicyTypeIngress}
		if len(spec.Egress) > 0 {
			spec.PolicyTypes = append(spec.PolicyTypes, networkingv1.PolicyTypeEgress)
		}
	}
	for i := range spec.Ingress {
		setProtocols(spec.Ingress[i].Ports)
	}
	for i := range spec.Egress {
		setProtocols(spec.Egress[i].Ports)
	}
	bytes, err := policy.Marshal()
	if err != nil {
		return nil, err
	}
	kept := &networkingv1.NetworkPolicy{}
	return kept, kept.Unmarshal(bytes)
}

func setProtocols(ports []networkingv1.NetworkPolicyPort) {
	for i := range ports {
		if ports[i].Protocol == nil {
			tcp := v1.ProtocolTCP
			ports[i].Protocol = &tcp
		}
	}
}
